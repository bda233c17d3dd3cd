/** Who works in the demo workspace. */
export const COORDINATOR = 'Arta Demo (invented)'
export const FINANCE_OFFICER = 'Goran Demo (invented)'
export const MENTOR = 'Lejla Demo (invented)'
export const DIRECTOR = 'Besnik Demo (invented)'
export const AUDITOR = 'Ana Demo (invented)'
/** The four who score in the demo's calls. */
export const ASSESSORS = [
  'Nikola Demo (invented)',
  'Vjosa Demo (invented)',
  'Марија Демо (измислено)',
  'Amar Demo (invented)',
] as const
