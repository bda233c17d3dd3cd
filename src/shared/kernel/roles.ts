/** Roles a person may hold; one person may hold several (domain-rules.md section 2, issue "People and roles"). */
export const ROLES = ['coordinator', 'finance_officer', 'mentor', 'assessor', 'director', 'auditor'] as const
export type Role = (typeof ROLES)[number]
