export { type PerDiem, perDiem } from './per-diem.ts'
