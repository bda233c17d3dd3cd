export {
  type AwardCheck,
  type AwardInput,
  awardCheck,
  type FundLevel,
  freeOfPot,
  type PotMovements,
} from './award.ts'
export {
  type AgreementState,
  agreementVerdict,
  type CappedParty,
  type CommitmentLine,
  commitmentVerdict,
  contractedOf,
  freeOfAgreement,
  partyCapVerdict,
} from './commitment.ts'
export { postingRoomWarnings } from './posting-room.ts'
export { type LineContract, type SubGrantLine, subGrantLine } from './sub-grant-line.ts'
