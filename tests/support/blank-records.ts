import type { InputOf, ParsedInputOf } from '#shared/contract/index.ts'

/** The least that a new organisation may say; tests spread over it. */
export const blankOrganisation: ParsedInputOf<'organisations.create'> = {
  name: 'Organisation',
  shortName: '',
  legalForm: '',
  registrationNo: '',
  taxNo: '',
  country: 'XK',
  city: '',
  address: '',
  email: '',
  phone: '',
  website: '',
  note: '',
  marketActor: false,
  partyKind: 'organisation',
  patronId: null,
}

/** The least that a new project may say. */
export const blankProject: InputOf<'projects.create'> = {
  kind: 'action',
  parentId: null,
  code: 'P',
  title: 'Project',
  contractNo: '',
  donorReference: '',
  family: 'other',
  status: 'implementation',
  startDate: null,
  endDate: null,
  currency: 'EUR',
  totalMinor: null,
  grantMinor: null,
  fundingPercent: null,
  coordinatorName: '',
  area: '',
  objective: '',
  description: '',
  targetGroups: '',
  ratePolicy: 'month',
  rateSource: '',
  countries: [],
  rulePack: 'generic',
}
