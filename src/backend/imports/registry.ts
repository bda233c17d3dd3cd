import { z } from 'zod'
import type { ImportKind } from '#shared/contract/imports.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { applicationsImport } from './kinds/applications/index.ts'
import { budgetImport } from './kinds/budget/index.ts'
import type { KindDefinition } from './kinds/kind.ts'
import { ledgerImport } from './kinds/ledger/index.ts'
import { organisationsImport } from './kinds/organisations/index.ts'
import { perDiemsImport } from './kinds/per-diems/index.ts'
import { ratesImport } from './kinds/rates/index.ts'
import { salariesImport } from './kinds/salaries/index.ts'
import { sanctionsImport } from './kinds/sanctions/index.ts'
import { statementImport } from './kinds/statement/index.ts'

/** Every import kind; a new one is one line here. */
const KINDS: Readonly<Record<ImportKind, KindDefinition>> = {
  budget: budgetImport,
  ledger: ledgerImport,
  rates: ratesImport,
  organisations: organisationsImport,
  statement: statementImport,
  sanctions: sanctionsImport,
  applications: applicationsImport,
  salaries: salariesImport,
  perDiems: perDiemsImport,
}

export const importKind = (kind: ImportKind): KindDefinition => KINDS[kind]

/** What the wizard and the command line offer: fields and parameters of every kind, whatever workspace is open. */
export const importCatalogue = (): OutputOf<'imports.kinds'>['rows'] =>
  Object.values(KINDS).map(({ kind, fields, params }) => ({
    kind,
    fields: [...fields],
    params: JSON.parse(JSON.stringify(z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }))),
  }))
