/** Who works in the demo workspace. */
export const COORDINATOR = 'Arta Demo (invented)'
export const FINANCE_OFFICER = 'Goran Demo (invented)'
export const MENTOR = 'Lejla Demo (invented)'
export const DIRECTOR = 'Besnik Demo (invented)'
export const AUDITOR = 'Ana Demo (invented)'
