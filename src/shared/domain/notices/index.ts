export { at, type Fix, here, isAllowed, type Notice, notice, type Verdict } from './notice.ts'
