export {
  contractNotices,
  METHODS,
  type Method,
  type ProcurementLimits,
  requiredMethod,
} from './method.ts'
