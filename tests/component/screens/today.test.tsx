import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { SOE11, TODAY } from '../support/demo.ts'
import { refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

describe('Today', () => {
  it('puts what is overdue first, and each row has its act', async () => {
    const { user, address } = showApp('/today')
    await screen.findByRole('heading', { name: /Overdue/ })
    const headings = screen.getAllByRole('heading', { level: 2 }).map(found => found.textContent)
    expect(headings).toEqual(['Overdue1', 'Soon1', 'Waiting2', 'Projects at a glance'])
    const [first] = TODAY
    const buttons = screen.getAllByRole('listitem').flatMap(item => [...item.querySelectorAll('button')])
    await user.click(buttons[0] ?? document.body)
    await waitFor(() => expect(address()).toBe(first?.route))
  })

  it('shows what was spent of every project, each figure a link', async () => {
    showApp('/today')
    const spent = await screen.findByRole('link', { name: /1,045,239\.17\sEUR/ })
    expect(spent.getAttribute('href')).toContain(`/money/ledger?projectId=${SOE11}`)
    await expectAccessible()
  })

  it('says so when nothing waits', async () => {
    showApp('/today', { answers: { 'today.list': () => ({ rows: [] }) } })
    expect(await screen.findByText('Nothing waits for you')).toBeTruthy()
  })

  it('shows no figures to a mentor', async () => {
    showApp('/today', { role: 'mentor' })
    expect(await screen.findByText('Nothing waits for you')).toBeTruthy()
    expect(screen.queryByText('Projects at a glance')).toBeNull()
  })

  it('says what went wrong, and reads again when asked', async () => {
    let broken = true
    const { user } = showApp('/today', {
      answers: { 'today.list': () => (broken ? refuse('Internal', 'none.such') : { rows: [] }) },
    })
    const again = await screen.findByRole('button', { name: 'Try again' })
    broken = false
    await user.click(again)
    expect(await screen.findByText('Nothing waits for you')).toBeTruthy()
  })

  it('reads anew when the backend tells of a change', async () => {
    let rows = TODAY
    const { client } = showApp('/today', { answers: { 'today.list': () => ({ rows: [...rows] }) } })
    await screen.findByRole('heading', { name: /Overdue/ })
    rows = []
    client.tell({ type: 'changed', topics: ['periods'] })
    expect(await screen.findByText('Nothing waits for you')).toBeTruthy()
  })
})
