import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { DataList, type DataListProps, type ListColumn, type ListPage } from '#renderer/ui/index.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { expectAccessible, type ShowOptions, showPart } from '../support/show.tsx'

type Row = { readonly id: string; readonly name: string; readonly number: number }

const COLUMNS: readonly ListColumn<Row>[] = [
  { id: 'name', label: 'Name', width: 200, grow: true, fixed: true, sortKey: 'name', cell: row => row.name },
  { id: 'number', label: 'Number', width: 100, align: 'right', cell: row => String(row.number) },
]

const rowAt = (index: number): Row => ({ id: `row ${index}`, name: `Name ${index}`, number: index })

function sourceOf(total: number, pages: ListPage[] = []): DataListProps<Row>['source'] {
  return {
    key: ['test', total],
    read: async page => {
      pages.push(page)
      const rows = Array.from({ length: Math.min(page.limit, total - page.offset) }, (_, index) =>
        rowAt(page.offset + index),
      )
      return ok({ rows, total })
    },
  }
}

function show(props: Partial<DataListProps<Row>> = {}, options: ShowOptions = {}) {
  return showPart(
    <DataList<Row>
      name="test"
      label="Things"
      columns={COLUMNS}
      rowId={row => row.id}
      source={sourceOf(3)}
      empty={{ title: 'Nothing yet', text: 'Add one first.' }}
      {...props}
    />,
    options,
  )
}

const grid = () => screen.findByRole('grid', { name: 'Things' })
const activeRow = async () =>
  document.getElementById((await grid()).getAttribute('aria-activedescendant') ?? '')

describe('the list', () => {
  it('draws and reads only what is in view of 100,000 rows', async () => {
    const pages: ListPage[] = []
    show({ source: sourceOf(100_000, pages) })
    await screen.findByText('Name 0')
    expect(screen.getByText('100,000 rows')).toBeTruthy()
    expect(within(await grid()).getAllByRole('row').length).toBeLessThan(80)
    expect(pages.map(page => page.offset)).toEqual([0])
    expect((await grid()).getAttribute('aria-rowcount')).toBe('100001')
  })

  it('gives every row the room that a list asks for', async () => {
    show({ extraHeight: 32 })
    await screen.findByText('Name 2')
    const [, body] = (await grid()).querySelectorAll<HTMLElement>('thead, tbody')
    expect(body?.style.getPropertyValue('--row-height')).toBe('68px')
    expect(body?.style.blockSize).toBe(`${3 * 68}px`)
  })

  it('moves with the arrow keys, opens with Enter, and goes to the ends', async () => {
    const onOpen = vi.fn<(row: Row) => void>()
    const { user } = show({ onOpen })
    await screen.findByText('Name 0')
    ;(await grid()).focus()
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
    expect((await activeRow())?.textContent).toContain('Name 2')
    await user.keyboard('{Home}{Enter}')
    expect(onOpen).toHaveBeenLastCalledWith(rowAt(0))
    await user.keyboard('{End}{Enter}')
    expect(onOpen).toHaveBeenLastCalledWith(rowAt(2))
  })

  it('goes to the filter with the slash key', async () => {
    const { user } = show({ toolbar: <input aria-label="Filter" /> })
    await screen.findByText('Name 0')
    ;(await grid()).focus()
    await user.keyboard('/')
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Filter' }))
  })

  it('chooses rows with Space and Shift, and does an act on all of them', async () => {
    const onRun = vi.fn<(ids: readonly string[]) => void>()
    const { user } = show({
      actions: chosen => [{ label: 'Post', onRun: () => onRun(chosen.map(row => row.id)) }],
    })
    await screen.findByText('Name 0')
    ;(await grid()).focus()
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}')
    expect(screen.getByText('2 chosen')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Post' }))
    expect(onRun).toHaveBeenCalledWith(['row 0', 'row 1'])
    await user.click(screen.getByRole('button', { name: 'Choose none' }))
    expect(screen.queryByText('2 chosen')).toBeNull()
  })

  it('sorts by a column in the backend, then turns round', async () => {
    const pages: ListPage[] = []
    const { user } = show({ source: sourceOf(3, pages) })
    await user.click(await screen.findByRole('button', { name: 'Name' }))
    await waitFor(() => expect(pages.at(-1)?.sort).toEqual({ key: 'name', direction: 'ascending' }))
    await user.click(screen.getByRole('button', { name: 'Name' }))
    await waitFor(() => expect(pages.at(-1)?.sort).toEqual({ key: 'name', direction: 'descending' }))
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('descending')
  })

  it('hides and shows columns, but not the one that names the row', async () => {
    const { user } = show()
    await screen.findByText('Name 0')
    await user.click(screen.getByRole('button', { name: 'Columns' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Number' }))
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: 'Number' })).toBeNull())
    expect(screen.getByRole('menuitemcheckbox', { name: 'Name' }).hasAttribute('disabled')).toBe(true)
  })

  it('saves a view with its filter and puts a saved one back', async () => {
    const onFilter = vi.fn<(filter: unknown) => void>()
    const { user, client } = show(
      { filter: { text: 'honey' }, onFilter },
      {
        answers: {
          'views.list': () => ({
            rows: [
              {
                id: '01980000-0000-7000-8000-000000000001',
                name: 'Drafts',
                settings: { visible: { number: false }, widths: {}, sort: null, filter: { text: 'draft' } },
              },
            ],
          }),
        },
      },
    )
    await screen.findByText('Name 0')
    await user.click(screen.getByRole('button', { name: 'Saved views' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Drafts' }))
    expect(onFilter).toHaveBeenCalledWith({ text: 'draft' })
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: 'Number' })).toBeNull())
    await user.click(screen.getByRole('menuitem', { name: 'Save this view …' }))
    await user.type(await screen.findByRole('textbox', { name: 'Name of the view' }), 'Mine')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('views.save')).toHaveLength(1))
    expect(client.callsOf('views.save')[0]?.input).toMatchObject({
      list: 'test',
      name: 'Mine',
      settings: { filter: { text: 'honey' } },
    })
  })

  it('exports what it shows', async () => {
    const onExport = vi.fn<(format: string, shown: unknown) => void>()
    const { user } = show({ onExport, defaultSort: { key: 'name', direction: 'ascending' } })
    await screen.findByText('Name 0')
    await user.click(screen.getByRole('button', { name: 'Export this list' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Text file (csv)' }))
    expect(onExport).toHaveBeenCalledWith('csv', {
      columns: ['name', 'number'],
      sort: { key: 'name', direction: 'ascending' },
      groupBy: null,
    })
  })

  it('says what to do first when it is empty', async () => {
    show({ source: sourceOf(0) })
    expect(await screen.findByText('Nothing yet')).toBeTruthy()
    expect(screen.getByText('Add one first.')).toBeTruthy()
  })

  it('says what went wrong, and tries again', async () => {
    let broken = true
    const { user } = show({
      source: {
        key: ['broken'],
        read: async () =>
          broken
            ? err({ code: 'Busy', messageKey: 'nothing.known', details: {}, incidentId: null })
            : ok({ rows: [rowAt(7)], total: 1 }),
      },
    })
    expect(await screen.findByText(/Another long task is running/)).toBeTruthy()
    broken = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Name 7')).toBeTruthy()
  })

  it('grows by one block while the backend does not know how many there are', async () => {
    show({
      source: {
        key: ['open end'],
        read: async ({ offset, limit }) =>
          ok({ rows: Array.from({ length: limit }, (_, index) => rowAt(offset + index)), hasMore: true }),
      },
    })
    await screen.findByText('Name 0')
    expect((await grid()).getAttribute('aria-rowcount')).toBe('-1')
    expect(screen.queryByText(/rows$/)).toBeNull()
  })

  it('shows sums in the last line', async () => {
    show({ footer: { number: '1,234.00' } })
    await screen.findByText('Name 0')
    expect(screen.getByText('1,234.00')).toBeTruthy()
  })

  it('has no accessibility violation', async () => {
    show({ actions: () => [], footer: { number: '3' }, onExport: () => undefined })
    await screen.findByText('Name 0')
    await expectAccessible()
  })
})
