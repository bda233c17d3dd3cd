import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { BOARD, CALL, callAnswers, LOTS, RANKING } from './fixture.ts'

const open = (options: Parameters<typeof showApp>[1] = {}) =>
  showApp(`/grants/calls/${CALL}/ranking`, {
    ...options,
    answers: { ...callAnswers, ...options.answers },
  })
const line = () => screen.findByRole('slider', { name: 'Line of money' })
const orderOf = () =>
  within(screen.getByRole('table', { name: 'Ranking' }))
    .getAllByRole('row')
    .map(row => row.textContent?.match(/G1-00\d|Line below \d/)?.[0])
    .filter(text => text !== undefined)

describe('the ranking board', () => {
  it('shows rows by rank with the line that the money draws, in figures too', async () => {
    open()
    expect((await line()).getAttribute('aria-valuenow')).toBe('2')
    expect(orderOf()).toEqual(['G1-001', 'G1-002', 'Line below 2', 'G1-003', 'G1-004'])
    const lot = screen.getByRole('region', { name: 'Lot A' })
    expect(lot.textContent).toContain('Held by complaints1,000.00')
    expect(lot.textContent).toContain('Left1,000.00')
    expect(screen.getByText('below a threshold')).toBeTruthy()
    await expectAccessible()
  })

  it('moves the line by the arrow keys and gives it back to the money', async () => {
    const { user, client } = open()
    const handle = await line()
    handle.focus()
    await user.keyboard('{ArrowDown}')
    await waitFor(async () => expect((await line()).getAttribute('aria-valuenow')).toBe('3'))
    expect(orderOf()).toEqual(['G1-001', 'G1-002', 'G1-003', 'Line below 3', 'G1-004'])
    expect((await line()).textContent).toContain('missing')
    expect(client.callsOf('rankings.whatIf').at(-1)?.input).toMatchObject({
      places: [{ lotId: LOTS[0], places: 3 }],
    })
    ;(await line()).focus()
    await user.keyboard('{Home}')
    await waitFor(() => expect(orderOf()[0]).toBe('Line below 0'))
    ;(await line()).focus()
    await user.keyboard('{Escape}')
    await waitFor(async () => expect((await line()).getAttribute('aria-valuenow')).toBe('2'))
  })

  it('says what stands against a ranking, with the way there', async () => {
    const blockers = [
      {
        code: 'SheetsMissing',
        messageKey: 'notice.awards.SheetsMissing',
        details: { count: 2, reference: 'G1-009' },
        fix: { labelKey: 'fix.openApplications', route: `/grants/calls/${CALL}` },
      },
    ]
    const { user, address } = open({
      answers: { 'rankings.board': () => ({ ...BOARD, ranking: null, blockers }) },
    })
    expect(await screen.findByText('2 applications lack score sheets, first G1-009.')).toBeTruthy()
    expect(screen.getByText('No ranking yet')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Go to the applications' }))
    await waitFor(() => expect(address()).toBe(`/grants/calls/${CALL}`))
  })

  it('proposes the line as it lies, and asks for the exception in writing', async () => {
    const { user, client } = open({
      answers: {
        'rankings.proposeLine': ({ exception }) =>
          exception === ''
            ? refuse('Rule.Blocked', 'problem.awards.proposalBlocked', {
                count: 1,
                blockers: [
                  {
                    code: 'OutOfRankOrder',
                    messageKey: 'notice.awards.OutOfRankOrder',
                    details: { count: 1, reference: 'G1-001', rank: 1 },
                    fix: null,
                  },
                ],
                warnings: [],
              })
            : { recommended: 2, reserve: 1, notRecommended: 1 },
      },
    })
    await line()
    await user.click(screen.getByRole('button', { name: 'Propose this line' }))
    const dialog = await screen.findByRole('dialog', { name: 'Recommend 2 applications' })
    await user.click(within(dialog).getByRole('button', { name: 'Propose this line' }))
    expect(await within(dialog).findByText(/is better ranked/)).toBeTruthy()
    await user.type(within(dialog).getByLabelText(/Exception to the order/), 'Reaches the east')
    await user.click(within(dialog).getByRole('button', { name: 'Propose this line' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(client.callsOf('rankings.proposeLine').at(-1)?.input).toMatchObject({
      rankingId: RANKING,
      whenFull: 'stop',
      exception: 'Reaches the east',
    })
  })

  it('shows chosen applications side by side', async () => {
    const column = (number: number) => ({
      applicationId: BOARD.ranking?.id ?? '',
      reference: `G1-00${number}`,
      title: `Project ${number}`,
      applicant: 'Association',
      lotCode: 'A',
      state: 'evaluated',
      rank: number,
      requestedMinor: 500_000,
      totalMinor: null,
      durationMonths: 6,
      location: 'Pejë',
      average: '80.50',
      gap: '3.00',
      parts: [{ key: 'relevance', average: '16.00' }],
      sheets: [{ assessor: 'Mira', total: '80.00', comment: 'Clear need' }],
      consensus: null,
    })
    const { user } = open({
      answers: {
        'rankings.compare': () => ({
          currency: 'EUR',
          sections: [{ key: 'relevance', label: { en: 'Relevance' }, criteria: [] }],
          columns: [column(1), { ...column(2), applicationId: LOTS[1] }],
        }),
      },
    })
    await line()
    for (const reference of ['G1-001', 'G1-002'])
      await user.click(screen.getByRole('checkbox', { name: `Choose ${reference}` }))
    await user.click(screen.getByRole('button', { name: 'Compare 2 chosen' }))
    const dialog = await screen.findByRole('dialog', { name: 'Applications side by side' })
    expect(await within(dialog).findAllByText('Clear need')).toHaveLength(2)
    await expectAccessible(dialog)
  })

  it('is read by an auditor without any act', async () => {
    open({ role: 'auditor' })
    await line()
    expect(screen.queryByRole('button', { name: 'Propose this line' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Rank again' })).toBeNull()
  })
})
