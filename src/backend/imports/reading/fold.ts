export { foldText } from '#shared/kernel/fold-text.ts'
