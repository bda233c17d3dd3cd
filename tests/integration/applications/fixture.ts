import { newId } from '#backend/platform/ids.ts'
import type { ApplicationState } from '#shared/domain/applications/index.ts'
import type { CallState } from '#shared/domain/calls/index.ts'
import { blankProject } from '#tests/support/blank-records.ts'
import { FORM } from '#tests/support/grant-form.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

/** A workspace with one scheme, one call with two lots, and ways to put applications in any state. */
export interface GrantsFixture {
  readonly workspace: TestWorkspace
  readonly callId: string
  readonly lots: Readonly<Record<'small' | 'large', string>>
  readonly formVersionId: string
  readonly put: (state: ApplicationState, change?: Partial<PutApplication>) => Promise<string>
}
interface PutApplication {
  readonly title: string
  readonly applicantName: string
  readonly requestedMinor: number | null
  readonly organisationId: string | null
  readonly receivedAt: string | null
}

export async function openGrantsFixture(state: CallState = 'open'): Promise<GrantsFixture> {
  const workspace = await openTestWorkspace()
  const project = await workspace.call('projects.create', blankProject)
  const ids = { scheme: newId(), call: newId(), form: newId(), small: newId(), large: newId() }
  await workspace.write(async ({ trx, now }) => {
    await trx
      .insertInto('grant_scheme')
      .values({
        id: ids.scheme,
        project_id: project.id,
        work_package_id: null,
        budget_line_id: null,
        code: 'S1',
        title: 'Scheme',
        currency: 'EUR',
        envelope_minor: 10_000_000,
        party_cap_minor: null,
      })
      .execute()
    await trx
      .insertInto('grant_call')
      .values({
        id: ids.call,
        scheme_id: ids.scheme,
        code: 'C1',
        title: 'First call',
        kind: 'open',
        state,
        languages: '["en","sq"]',
        currency: 'EUR',
        envelope_minor: 10_000_000,
        zone: 'Europe/Belgrade',
        opens_at: '2025-05-01T08:00:00.000Z',
        deadline_at: '2025-06-30T14:00:00.000Z',
        questions_until: null,
        applications_per_applicant: 'one',
        counts_co_applicants: 1,
        third_reader_gap: null,
        reserve_until: null,
        earliest_start: null,
        latest_end: null,
        shortest_months: 3,
        longest_months: 12,
        decided_on: null,
        created_at: now,
      })
      .execute()
    await trx
      .insertInto('call_lot')
      .values(
        (['small', 'large'] as const).map((code, position) => ({
          id: ids[code],
          call_id: ids.call,
          code: code === 'small' ? 'L1' : 'L2',
          title: code,
          envelope_minor: 5_000_000,
          minimum_minor: 100_000,
          maximum_minor: code === 'small' ? 500_000 : 1_000_000,
          cofinancing_percent: code === 'small' ? '0' : '10',
          position,
        })),
      )
      .execute()
    await trx
      .insertInto('form_version')
      .values({
        id: ids.form,
        call_id: ids.call,
        number: 1,
        definition: JSON.stringify(FORM),
        state: 'frozen',
        corrigendum_id: null,
        frozen_at: now,
      })
      .execute()
  })
  let number = 0
  return {
    workspace,
    callId: ids.call,
    lots: { small: ids.small, large: ids.large },
    formVersionId: ids.form,
    put: async (into, change = {}) => {
      const id = newId()
      number += 1
      await workspace.write(async ({ trx, now }) => {
        await trx
          .insertInto('application')
          .values({
            id,
            call_id: ids.call,
            lot_id: ids.small,
            cutoff_id: null,
            form_version_id: ids.form,
            reference_no: `C1-${String(number).padStart(3, '0')}`,
            state: into,
            applicant_id: change.organisationId ?? null,
            applicant_name: change.applicantName ?? `Applicant ${number}`,
            patron_id: null,
            title: change.title ?? `Project ${number}`,
            currency: 'EUR',
            requested_minor: change.requestedMinor === undefined ? 400_000 : change.requestedMinor,
            total_minor: null,
            recommended_minor: null,
            awarded_minor: null,
            duration_months: 6,
            received_at: change.receivedAt ?? null,
            received_by: null,
            average_numerator: null,
            average_denominator: null,
            average_sort: null,
            rank: null,
            withdrawal_reason: into === 'withdrawn' ? 'as typed' : '',
            import_run_id: null,
            source_file: null,
            source_sheet: null,
            source_row: null,
            created_by: null,
            created_at: now,
          })
          .execute()
      })
      return id
    },
  }
}
