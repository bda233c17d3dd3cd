import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import {
  DataList,
  type DataListProps,
  type GroupSource,
  type ListColumn,
  type ListGroup,
  type ListPage,
} from '#renderer/ui/index.ts'
import { ok } from '#shared/kernel/result.ts'
import { expectAccessible, type ShowOptions, showPart } from '../support/show.tsx'

type Row = { readonly id: string; readonly name: string; readonly minor: number }

const COLUMNS: readonly ListColumn<Row>[] = [
  { id: 'name', label: 'Name', width: 200, grow: true, fixed: true, sortKey: 'name', cell: row => row.name },
  { id: 'amount', label: 'Amount', width: 100, align: 'right', cell: row => String(row.minor) },
]

type Reads = { readonly groups: ListPage[]; readonly rows: (readonly [string, ListPage])[] }

/** So many groups of so many rows each. */
function groupsOf(total: number, size: number, reads: Reads = { groups: [], rows: [] }): GroupSource<Row> {
  const groupAt = (index: number): ListGroup => ({
    id: `group ${index}`,
    label: `Group ${index}`,
    count: size,
    sums: { amount: { minor: 100_000 + index, currency: 'EUR' } },
    ref: index,
  })
  const numbers = (page: ListPage, all: number) =>
    Array.from({ length: Math.max(0, Math.min(page.limit, all - page.offset)) }, (_, at) => page.offset + at)
  return {
    key: ['grouped', total, size],
    read: async page => {
      reads.groups.push(page)
      return ok({ groups: numbers(page, total).map(groupAt), total })
    },
    rows: async (group, page) => {
      reads.rows.push([group.id, page])
      return ok({
        rows: numbers(page, size).map(number => ({
          id: `${group.id} row ${number}`,
          name: `${group.label}, row ${number}`,
          minor: number,
        })),
      })
    },
  }
}

function show(groups: GroupSource<Row>, props: Partial<DataListProps<Row>> = {}, options: ShowOptions = {}) {
  return showPart(
    <DataList<Row>
      name="test"
      label="Things"
      columns={COLUMNS}
      rowId={row => row.id}
      source={{ key: ['plain'], total: 12, read: async () => ok({ rows: [], total: 12 }) }}
      groups={{ options: [{ value: 'kind', label: 'Kind' }], source: () => groups }}
      empty={{ title: 'Nothing yet', text: 'Add one first.' }}
      {...props}
    />,
    options,
  )
}

type User = ReturnType<typeof show>['user']

async function group(user: User) {
  await user.click(await screen.findByRole('button', { name: 'Group' }))
  await user.click(await screen.findByRole('menuitemradio', { name: 'Kind' }))
}
const tree = () => screen.findByRole('treegrid', { name: 'Things' })
const groupRow = async (name: string) => {
  const row = (await screen.findByText(name)).closest('tr')
  if (!row) throw new Error(`${name} is no row`)
  return row
}
const activeRow = async () =>
  document.getElementById((await tree()).getAttribute('aria-activedescendant') ?? '')

describe('a list in groups', () => {
  it('shows each group with its count and subtotal, and its rows only when it is opened', async () => {
    const reads: Reads = { groups: [], rows: [] }
    const { user } = show(groupsOf(3, 4, reads))
    await group(user)
    const row = await groupRow('Group 1')
    expect(row.getAttribute('aria-expanded')).toBe('false')
    expect(within(row).getByText('1,000.01')).toBeTruthy()
    expect(within(row).getByText('4')).toBeTruthy()
    expect(screen.getByText('3 groups')).toBeTruthy()
    expect(screen.getByText('12 rows')).toBeTruthy()
    expect(reads.rows).toEqual([])
    await user.click(row)
    expect(await screen.findByText('Group 1, row 3')).toBeTruthy()
    expect((await groupRow('Group 1')).getAttribute('aria-expanded')).toBe('true')
    expect((await tree()).getAttribute('aria-rowcount')).toBe('8')
    expect(reads.rows.map(([id]) => id)).toEqual(['group 1'])
    const lines = within(await tree())
      .getAllByRole('row')
      .map(line => line.textContent ?? '')
    expect(lines.findIndex(text => text.startsWith('Group 2'))).toBe(
      lines.findIndex(text => text.startsWith('Group 1, row 3')) + 1,
    )
    await user.click(await groupRow('Group 1'))
    await waitFor(() => expect(screen.queryByText('Group 1, row 3')).toBeNull())
    await expectAccessible()
  })

  it('reads of a thousand groups of a thousand rows only what is in view', async () => {
    const reads: Reads = { groups: [], rows: [] }
    const { user } = show(groupsOf(1000, 1000, reads))
    await group(user)
    await user.click(await groupRow('Group 0'))
    await screen.findByText('Group 0, row 0')
    expect(within(await tree()).getAllByRole('row').length).toBeLessThan(80)
    expect((await tree()).getAttribute('aria-rowcount')).toBe('2001')
    expect(new Set(reads.groups.map(page => page.offset))).toEqual(new Set([0]))
    expect(new Set(reads.rows.map(([, page]) => page.offset))).toEqual(new Set([0]))
    await user.click(screen.getByRole('button', { name: 'Grouped by Kind' }))
    expect(
      (await screen.findByRole('menuitem', { name: 'Open all groups' })).hasAttribute('data-disabled'),
    ).toBe(true)
  })

  it('opens and closes by keys: right opens, left goes to the group and closes it, Enter does either', async () => {
    const onOpen = vi.fn<(row: Row) => void>()
    const { user } = show(groupsOf(3, 2), { onOpen })
    await group(user)
    await groupRow('Group 0')
    ;(await tree()).focus()
    await user.keyboard('{ArrowRight}')
    await screen.findByText('Group 0, row 1')
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(onOpen).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'Group 0, row 1' }))
    await user.keyboard('{ArrowLeft}')
    expect((await activeRow())?.textContent).toContain('Group 0')
    await user.keyboard('{ArrowLeft}')
    await waitFor(() => expect(screen.queryByText('Group 0, row 1')).toBeNull())
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Group 0, row 1')).toBeTruthy()
    expect(onOpen).toHaveBeenCalledTimes(1)
  })

  it('opens and closes all, and keeps groups open in another order', async () => {
    const { user } = show(groupsOf(3, 2))
    await group(user)
    await groupRow('Group 0')
    await user.click(screen.getByRole('button', { name: 'Grouped by Kind' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Open all groups' }))
    expect(await screen.findByText('Group 2, row 1')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Name' }))
    expect(await screen.findByText('Group 2, row 1')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Grouped by Kind' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Close all groups' }))
    await waitFor(() => expect(screen.queryByText('Group 2, row 1')).toBeNull())
  })

  it('is kept in a saved view, and exported as it is grouped', async () => {
    const onExport = vi.fn<(format: string, shown: unknown) => void>()
    const { user, client } = show(
      groupsOf(3, 2),
      { onExport, filter: {}, onFilter: () => undefined },
      {
        answers: {
          'views.list': () => ({
            rows: [
              {
                id: '01980000-0000-7000-8000-000000000001',
                name: 'By kind',
                settings: { visible: {}, widths: {}, sort: null, groupBy: 'kind', filter: {} },
              },
            ],
          }),
        },
      },
    )
    await user.click(await screen.findByRole('button', { name: 'Saved views' }))
    await user.click(await screen.findByRole('menuitem', { name: 'By kind' }))
    await groupRow('Group 2')
    await user.click(screen.getByRole('menuitem', { name: 'Save this view …' }))
    await user.type(await screen.findByRole('textbox', { name: 'Name of the view' }), 'Mine')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('views.save')).toHaveLength(1))
    expect(client.callsOf('views.save')[0]?.input).toMatchObject({ settings: { groupBy: 'kind' } })
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'Export this list' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Text file (csv)' }))
    expect(onExport).toHaveBeenCalledWith('csv', expect.objectContaining({ groupBy: 'kind' }))
  })

  it('chooses rows in groups for acts', async () => {
    const onRun = vi.fn<(ids: readonly string[]) => void>()
    const { user } = show(groupsOf(2, 2), {
      actions: chosen => [{ label: 'Post', onRun: () => onRun(chosen.map(row => row.id)) }],
    })
    await group(user)
    await user.click(await groupRow('Group 1'))
    const row = (await screen.findByText('Group 1, row 0')).closest('tr')
    if (!row) throw new Error('the row is not drawn')
    await user.click(within(row).getByRole('checkbox'))
    await user.click(screen.getByRole('button', { name: 'Post' }))
    expect(onRun).toHaveBeenCalledWith(['group 1 row 0'])
  })
})
