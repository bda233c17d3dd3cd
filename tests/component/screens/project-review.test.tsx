import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoAnswers, idOf, SOE11 } from '../support/demo.ts'
import { expectAccessible, type ShowOptions, showApp } from '../support/show.tsx'

const saved = { id: idOf('saved', 1), version: 3 }

async function showProject(review: { needsReview: boolean; reviewNote: string }, options: ShowOptions = {}) {
  const read = await demoAnswers('coordinator')['projects.get']?.({ id: SOE11 })
  if (!read || !('project' in read)) throw new Error('The demo has this project')
  const project = { ...read.project, ...review }
  return showApp(`/projects/${SOE11}`, {
    ...options,
    answers: { 'projects.get': () => ({ ...read, project }), 'projects.setReview': () => saved },
  })
}

describe('the review of a project', () => {
  it('is told with its note, and done with a note of its own', async () => {
    const { user, client } = await showProject({ needsReview: true, reviewNote: 'No contract seen' })
    const mark = await screen.findByRole('note', { name: 'Needs review' })
    expect(mark.textContent).toContain('No contract seen')
    await user.click(within(mark).getByRole('button', { name: 'Mark as reviewed' }))
    const dialog = await screen.findByRole('dialog')
    await expectAccessible(dialog)
    const note = within(dialog).getByRole('textbox', { name: 'Note' })
    await user.clear(note)
    await user.type(note, ' Compared with the contract ')
    await user.click(within(dialog).getByRole('button', { name: 'Mark as reviewed' }))
    await waitFor(() =>
      expect(client.callsOf('projects.setReview')[0]?.input).toMatchObject({
        id: SOE11,
        needsReview: false,
        note: 'Compared with the contract',
      }),
    )
    expect((await screen.findByText('SOE-11 is marked as reviewed.')).closest('[role]')?.role).toBe('status')
  })

  it('is asked for with a note that says what to look at', async () => {
    const { user, client } = await showProject({ needsReview: false, reviewNote: 'Compared in May' })
    expect(await screen.findByText('Reviewed: Compared in May')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Mark for review' }))
    const dialog = await screen.findByRole('dialog')
    const confirm = within(dialog).getByRole('button', { name: 'Mark for review' })
    expect(confirm).toHaveProperty('disabled', true)
    await user.type(within(dialog).getByRole('textbox', { name: /Note/ }), 'Total differs')
    await user.click(confirm)
    await waitFor(() =>
      expect(client.callsOf('projects.setReview')[0]?.input).toMatchObject({
        needsReview: true,
        note: 'Total differs',
      }),
    )
  })

  it('is only read by those who may not change projects', async () => {
    await showProject({ needsReview: true, reviewNote: 'No contract seen' }, { role: 'auditor' })
    expect((await screen.findByRole('note', { name: 'Needs review' })).textContent).toContain('No contract')
    expect(screen.queryByRole('button', { name: 'Mark as reviewed' })).toBeNull()
  })
})
