export { type PerDiem, type PerDiemClaim, perDiem, perDiemClaim } from './per-diem.ts'
