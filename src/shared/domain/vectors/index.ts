export { runVector, type Vector, type VectorOutcome, vectorOps } from './run.ts'
