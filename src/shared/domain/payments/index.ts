export { type FinalBalance, type FinalBalanceInput, finalBalance } from './eu-final-balance.ts'
export {
  type FurtherPrefinancing,
  type FurtherPrefinancingInput,
  furtherPrefinancing,
  type InitialPrefinancing,
  initialPrefinancing,
  type OptionLimits,
  type PrefinancingReduction,
  paymentOption,
} from './eu-prefinancing.ts'
