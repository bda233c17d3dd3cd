import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { FormFrame, MoneyField } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { expectAccessible, type ShowOptions, showPart } from '../support/show.tsx'

type Values = { name: string; amount: number | null }
const SENT = vi.fn<(values: Values) => void>()

function Sample(props: { readonly answer: Result<null, WireError>; readonly onSaved: () => void }) {
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: { name: '', amount: null },
    validate: { name: value => (value.trim() === '' ? 'Fill this in.' : null) },
  })
  return (
    <FormFrame
      form={form}
      draft={{ form: 'sample', recordId: 'new' }}
      submitLabel="Save"
      onSubmit={async values => {
        SENT(values)
        return props.answer
      }}
      onSaved={props.onSaved}
    >
      <TextInput label="Name" key={form.key('name')} {...form.getInputProps('name')} />
      <MoneyField label="Amount" currency="EUR" key={form.key('amount')} {...form.getInputProps('amount')} />
    </FormFrame>
  )
}

const refused: Result<null, WireError> = err({
  code: 'Validation',
  messageKey: 'error.validation',
  details: { fields: [{ path: 'name', messageKey: 'validation.required' }] },
  incidentId: null,
})

async function show(answer: Result<null, WireError> = ok(null), options: ShowOptions = {}) {
  SENT.mockClear()
  const onSaved = vi.fn<() => void>()
  const shown = showPart(<Sample answer={answer} onSaved={onSaved} />, options)
  const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' })
  return {
    ...shown,
    name,
    onSaved,
    save: () => shown.user.click(screen.getByRole('button', { name: 'Save' })),
  }
}

describe('the frame of a form', () => {
  it('gathers errors in a summary that takes the focus and leads to the field', async () => {
    const { user, name, save } = await show()
    await save()
    const summary = await screen.findByRole('alert')
    expect(document.activeElement).toBe(summary)
    await user.click(screen.getByRole('button', { name: 'Name: Fill this in.' }))
    expect(document.activeElement).toBe(name)
    expect(SENT).not.toHaveBeenCalled()
    await expectAccessible()
  })

  it('shows what the rules refuse at the field that they name, and leads to it', async () => {
    const { user, name, save } = await show(
      err({
        code: 'Rule.IbanTaken',
        messageKey: 'problem.account.ibanTaken',
        details: { field: 'name', iban: 'XK05', account: 'Project account' },
        incidentId: null,
      }),
    )
    await user.type(name, 'Honey')
    await save()
    await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'))
    await user.click(screen.getByRole('button', { name: /^Name: XK05 is the IBAN of/ }))
    expect(document.activeElement).toBe(name)
  })

  it('does not send an amount that it could not read', async () => {
    const { user, name, save } = await show()
    await user.type(name, 'Honey')
    await user.type(screen.getByRole('textbox', { name: 'Amount' }), '1.234')
    await save()
    expect(SENT).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name: '1,234.00 EUR' }))
    await save()
    await waitFor(() => expect(SENT).toHaveBeenCalledWith({ name: 'Honey', amount: 123_400 }))
  })

  it('saves, throws the draft away, and says so to the screen', async () => {
    const { user, name, save, onSaved, client } = await show()
    await user.type(name, 'Honey')
    await save()
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
    expect(client.callsOf('drafts.discard')).toHaveLength(1)
  })

  it('shows a refusal of the backend at its field', async () => {
    const { user, name, save, onSaved } = await show(refused)
    await user.type(name, ' x')
    await save()
    expect(await screen.findByText('Fill this in.')).toBeTruthy()
    expect(onSaved).not.toHaveBeenCalled()
  })

  it('puts what is typed aside every few seconds', async () => {
    const { user, name, client } = await show()
    await user.type(name, 'Honey')
    await waitFor(() => expect(client.callsOf('drafts.save').length).toBeGreaterThan(0), { timeout: 5000 })
    expect(client.callsOf('drafts.save').at(-1)?.input).toEqual({
      form: 'sample',
      recordId: 'new',
      payload: { name: 'Honey', amount: null },
    })
  })

  it('offers what a crash left behind, and takes it back', async () => {
    const { user, name } = await show(ok(null), {
      answers: {
        'drafts.get': () => ({
          payload: { name: 'Honey', amount: 500 },
          savedAt: '2025-11-20T09:12:00.000Z',
        }),
      },
    })
    expect(name.value).toBe('')
    await user.click(await screen.findByRole('button', { name: 'Go on with what I typed' }))
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Honey')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Amount' }).value).toBe('5.00')
  })

  it('forgets a draft that is not wanted', async () => {
    const { user, client } = await show(ok(null), {
      answers: {
        'drafts.get': () => ({ payload: { name: 'Honey' }, savedAt: '2025-11-20T09:12:00.000Z' }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Start anew' }))
    await waitFor(() => expect(client.callsOf('drafts.discard')).toHaveLength(1))
    expect(screen.queryByRole('button', { name: 'Start anew' })).toBeNull()
  })
})
