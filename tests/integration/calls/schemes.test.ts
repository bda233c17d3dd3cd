import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refusal } from '#tests/integration/ledger/fixture.ts'
import { type CallFixture, openCallFixture, schemeInput, soundCall } from './fixture.ts'

let fixture: CallFixture

beforeEach(async () => {
  fixture = await openCallFixture()
})
afterEach(() => fixture.workspace.close())

const eur = (minor: number) => ({ minor, currency: 'EUR' })

describe('a scheme', () => {
  it('shows where it stands on its line', async () => {
    expect(await fixture.call('schemes.list', {})).toMatchObject({
      rows: [
        {
          code: 'S1',
          project: { code: 'MAIN' },
          workPackage: { code: 'WP1' },
          line: { code: '2.1' },
          envelope: eur(1_500_000),
          calls: eur(0),
          left: eur(1_500_000),
          blockers: [],
        },
      ],
    })
    await soundCall(fixture)
    expect(await fixture.call('schemes.get', { id: fixture.schemeId })).toMatchObject({
      calls: eur(1_000_000),
      callCount: 1,
      left: eur(500_000),
    })
  })

  it('takes what is free on the line beside other schemes, to the cent', async () => {
    const second = schemeInput(fixture, { code: 'S2', envelopeMinor: 900_001 })
    const { version: _version, ...asked } = second
    expect(await fixture.call('schemes.preview', asked)).toMatchObject({
      freeMinor: 2_400_000,
      otherSchemesMinor: 1_500_000,
      leftMinor: -1,
      blockers: [{ code: 'AboveLine' }],
    })
    expect(await refusal(fixture, 'schemes.save', second)).toMatchObject({
      code: 'Rule.Blocked',
      details: {
        blockers: [
          {
            code: 'AboveLine',
            details: { line: '2.1', free: eur(2_400_000), others: eur(1_500_000), excess: eur(1) },
            fix: { route: `/projects/${fixture.projectId}/budget?line=${fixture.lines['2.1']}` },
          },
        ],
      },
    })
    await fixture.call('schemes.save', { ...second, envelopeMinor: 900_000 })
  })

  it('keeps its code, its calls and its place in the project', async () => {
    expect(await refusal(fixture, 'schemes.save', schemeInput(fixture))).toMatchObject({
      code: 'Rule.Duplicate',
    })
    expect(
      await refusal(fixture, 'schemes.save', schemeInput(fixture, { code: 'X', lineId: fixture.otherLine })),
    ).toMatchObject({ code: 'NotFound' })
    await soundCall(fixture)
    const stored = { id: fixture.schemeId, version: 1 }
    expect(
      await refusal(fixture, 'schemes.save', schemeInput(fixture, { ...stored, envelopeMinor: 999_999 })),
    ).toMatchObject({ details: { blockers: [{ code: 'BelowCalls', details: { excess: eur(1) } }] } })
    expect(
      await refusal(
        fixture,
        'schemes.save',
        schemeInput(fixture, {
          ...stored,
          projectId: fixture.otherProjectId,
          workPackageId: null,
          lineId: null,
        }),
      ),
    ).toMatchObject({ code: 'Rule.InUse' })
    expect(await refusal(fixture, 'schemes.delete', stored)).toMatchObject({ code: 'Rule.InUse' })
  })

  it('says why its cap differs from the contract', async () => {
    const capped = schemeInput(fixture, { id: fixture.schemeId, version: 1, partyCapMinor: 500_000 })
    expect(await refusal(fixture, 'schemes.save', capped)).toMatchObject({
      details: { blockers: [{ code: 'CapReasonMissing' }] },
    })
    await fixture.call('schemes.save', { ...capped, partyCapReason: 'Small bodies' })
  })
})
