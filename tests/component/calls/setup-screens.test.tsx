import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { expectAccessible, showApp } from '../support/show.tsx'
import { CALL, SETUP, setupAnswers } from './fixture.ts'

const open = (side: string, more = {}, role: 'coordinator' | 'auditor' = 'coordinator') =>
  showApp(`/grants/calls/${CALL}/${side}`, { answers: setupAnswers(more), role })
const changed = (client: ReturnType<typeof open>['client']) =>
  client.callsOf('calls.change').at(-1)?.input as { patch: Record<string, unknown> }

describe('the setup of a call', () => {
  it('keeps terms, lots and the timeline; what is typed there is saved as a part of the call', async () => {
    const { user, client } = open('terms')
    const largest = await screen.findByLabelText(/Largest grant/)
    expect((largest as HTMLInputElement).value).toBe('12,000.00')
    expect(screen.getAllByDisplayValue('16:00').length).toBeGreaterThan(0)
    await expectAccessible()
    await user.clear(largest)
    await user.type(largest, '10000')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('calls.change')).toHaveLength(1))
    expect(changed(client).patch).toMatchObject({ lots: [{ code: 'A', maximumMinor: 1_000_000 }] })
  })

  it('lists criteria, required documents and activity types, each in both languages', async () => {
    const { user, client } = open('items')
    for (const group of ['Eligibility criteria', 'Documents', 'Types of activity'])
      expect((await screen.findAllByRole('group', { name: new RegExp(group, 'i') })).length).toBe(1)
    expect(screen.getByDisplayValue('Certificate of registration (sq)')).toBeTruthy()
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: /^Add: document/i }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('calls.change')).toHaveLength(1))
    const { items } = changed(client).patch as { items: { code: string; kind: string }[] }
    expect(items.map(({ code }) => code)).toEqual(['E1', 'D1', 'T1', 'D2'])
  })

  it('takes every text in each language, and marks the one that is missing', async () => {
    const { user, client } = open('texts')
    const missing = await screen.findByLabelText('Objective (Albanian)')
    expect(missing.getAttribute('data-missing') ?? missing.closest('[data-missing]')).toBeTruthy()
    await expectAccessible()
    await user.type(missing, 'Më shumë njerëz')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('calls.change')).toHaveLength(1))
    expect(changed(client).patch).toMatchObject({
      texts: { objective: { en: 'More people online', sq: 'Më shumë njerëz' } },
    })
  })

  it('draws the grid with its weights', async () => {
    const { user, client } = open('grid')
    const threshold = await screen.findByLabelText(/Threshold of the total|Total threshold/i)
    expect(document.body.textContent).toContain('100 / 100')
    await expectAccessible()
    await user.clear(threshold)
    await user.type(threshold, '65')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('calls.change')).toHaveLength(1))
    expect(changed(client).patch).toMatchObject({ grid: { totalThreshold: '65' } })
  })

  it('shows a frozen call to read, and nobody but its coordinator a way to change it', async () => {
    open('terms', { 'calls.setup': () => ({ ...SETUP, frozen: 'closed' }) })
    const largest = await screen.findByLabelText(/Largest grant/)
    expect(largest.closest('fieldset[disabled]')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
  })
})

describe('the form builder', () => {
  it('takes the bounds of an amount as an amount, and keeps them in minor units', async () => {
    const { user, client } = open('form')
    await user.click(await screen.findByRole('button', { name: /^Turnover/ }))
    const largest = screen.getByLabelText('Largest value')
    expect((largest as HTMLInputElement).value).toBe('25,000.50')
    await expectAccessible()
    await user.clear(largest)
    await user.type(largest, '30000')
    await user.clear(screen.getByLabelText('Smallest value'))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('calls.change')).toHaveLength(1))
    const { form } = changed(client).patch as { form: { sections: { fields: object[] }[] } }
    expect(form.sections[0]?.fields[0]).toMatchObject({ key: 'turnover', maximum: '3000000' })
    expect(Object(form.sections[0]?.fields[0]).minimum).toBeUndefined()
  })

  it('speaks the language of the window where the form does', async () => {
    showApp(`/grants/calls/${CALL}/form`, { answers: setupAnswers(), language: 'sq' })
    expect(await screen.findByRole('button', { name: /^Turnover \(sq\)/ })).toBeTruthy()
  })
})

describe('questions and answers', () => {
  it('stand in every language of the call, and say where they are missing', async () => {
    const { user, client } = open('notices', {
      'callQuestions.save': () => ({ id: CALL, version: 3 }),
    })
    const log = await screen.findByRole('table', { name: 'Questions and answers' })
    expect(within(log).getByText('missing in English')).toBeTruthy()
    expect(within(log).getByText('missing in Albanian')).toBeTruthy()
    await expectAccessible()
    await user.click(within(log).getByRole('button', { name: 'Is VAT eligible?' }))
    const dialog = await screen.findByRole('dialog', { name: 'Question 1' })
    await user.type(within(dialog).getByLabelText('Question (Albanian)'), 'A pranohet TVSH-ja?')
    await expectAccessible(dialog)
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('callQuestions.save')).toHaveLength(1))
    expect(client.callsOf('callQuestions.save')[0]?.input).toMatchObject({
      version: 2,
      question: { en: 'Is VAT eligible?', sq: 'A pranohet TVSH-ja?' },
      answer: {},
    })
  })
})

describe('the guidelines', () => {
  it('are made from the page of the call, in the language chosen', async () => {
    const { user, client } = open('', {
      'documents.make': () => ({
        token: 'g'.repeat(32),
        checks: [],
        run: {
          id: CALL,
          documentId: 'call-guidelines',
          projectCode: null,
          format: 'docx',
          parameters: {},
          fileName: 'G1_sq_guidelines.docx',
          fileSize: 1,
          fileHash: '',
          dataHash: '',
          auditHead: '',
          differences: 0,
          producedBy: 'Arta',
          authenticated: false,
          producedAt: '2025-09-01T10:00:00.000Z',
        },
      }),
    })
    await user.click(await screen.findByRole('button', { name: 'Guidelines' }))
    await user.click(await screen.findByRole('menuitem', { name: /^Shqip: Word/ }))
    await waitFor(() => expect(client.saved).toEqual(['G1_sq_guidelines.docx']))
    expect(client.callsOf('documents.make')[0]?.input).toEqual({
      id: 'call-guidelines',
      parameters: { call: 'G1', language: 'sq' },
      format: 'docx',
    })
  })
})
