export { type PerDiem, type PerDiemClaim, perDiem, perDiemClaim } from './per-diem.ts'
export { type Journey, type ListedRate, type PerDiemTerms, perDiemUnits, perDiemVerdict } from './verdict.ts'
