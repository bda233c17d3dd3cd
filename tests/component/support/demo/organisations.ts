import type { OrganisationRow } from '#shared/contract/organisations.ts'
import { idOf } from './ids.ts'

export const organisation = (
  number: number,
  name: string,
  rest: Partial<OrganisationRow> = {},
): OrganisationRow => ({
  id: idOf('organisation', number),
  version: 1,
  name,
  shortName: '',
  legalForm: '',
  registrationNo: '',
  taxNo: '',
  country: '',
  city: '',
  address: '',
  email: '',
  phone: '',
  website: '',
  note: '',
  marketActor: false,
  partyKind: 'organisation',
  patronId: null,
  nameMissing: false,
  invented: false,
  archived: false,
  ...rest,
})

export const ORGANISATIONS: readonly OrganisationRow[] = [
  organisation(1, 'Swedish International Development Cooperation Agency', {
    shortName: 'Sida',
    country: 'SE',
  }),
  organisation(2, 'HELVETAS Swiss Intercooperation', { shortName: 'Helvetas', country: 'CH' }),
  organisation(3, 'Help – Hilfe zur Selbsthilfe', { shortName: 'Help', country: 'DE', city: 'Bonn' }),
  organisation(4, 'Kosova Education Center', {
    shortName: 'KEC',
    country: 'XK',
    city: 'Prishtina',
    registrationNo: '5110068-2',
  }),
  organisation(5, 'Macedonian Civic Education Center', { shortName: 'MCEC', country: 'MK', city: 'Скопје' }),
  organisation(6, 'Centar za evropske politike', { shortName: 'CEP', country: 'RS', city: 'Београд' }),
  organisation(7, 'Step by Step', { shortName: 'SbS', country: 'BA', city: 'Sarajevo' }),
  organisation(8, '', {
    country: 'XK',
    nameMissing: true,
    note: 'The sheet does not name the organisation.',
  }),
  organisation(9, 'Bletaria Fushë-Arrëz sh.p.k.', {
    country: 'AL',
    city: 'Fushë-Arrëz',
    marketActor: true,
    invented: true,
  }),
]

/** An organisation by its number, as other records name it. */
export const named = (number: number) => {
  const found = ORGANISATIONS.find(candidate => candidate.id === idOf('organisation', number))
  return { id: idOf('organisation', number), name: found?.name ?? '' }
}
