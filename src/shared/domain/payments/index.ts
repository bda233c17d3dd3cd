export {
  advanceUsedBy,
  type CallFault,
  type CallInput,
  type CallRules,
  callBy,
  callFaults,
  proofOfUseFor,
} from './calls.ts'
export { type FinalBalance, type FinalBalanceInput, finalBalance } from './eu-final-balance.ts'
export {
  type FurtherPrefinancing,
  type FurtherPrefinancingInput,
  firstOption2Payment,
  furtherPrefinancing,
  type InitialPrefinancing,
  initialPrefinancing,
  type OptionLimits,
  type PrefinancingReduction,
  paymentOption,
} from './eu-prefinancing.ts'
export {
  balanceSteps,
  firstPaymentSteps,
  furtherPaymentSteps,
  type PaymentRequest,
  type PaymentStep,
  type PaymentStepKey,
} from './steps.ts'
