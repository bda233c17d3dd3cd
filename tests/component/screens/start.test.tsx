import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { WorkspaceStatus } from '#shared/contract/workspace.ts'
import { statusFor } from '../support/demo.ts'
import { type Answers, refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const CLOSED: WorkspaceStatus = { workspace: null, session: null, people: [], appVersion: '0.1.0' }
const RECENT = { id: 'a', name: 'Koalicioni', folder: 'Koalicioni', demo: false, openedAt: null }

/** A window without a workspace; once `open` is called, one is there. */
function closedWindow(answers: Answers) {
  let status = CLOSED
  const open = () => {
    status = statusFor('coordinator')
    return status
  }
  const shown = showApp('/today', {
    answers: {
      'workspace.status': () => status,
      'workspace.recent': () => ({ items: [RECENT] }),
      ...answers,
    },
  })
  return { ...shown, open }
}

const inside = () => screen.findByRole('navigation', { name: 'Sections' })

describe('the start screen', () => {
  it('offers the ways to begin, without a violation of accessibility', async () => {
    closedWindow({})
    expect(await screen.findByRole('button', { name: 'Open the demo workspace' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Create a workspace' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Restore a backup' })).toBeTruthy()
    expect(await screen.findByRole('button', { name: /Koalicioni/ })).toBeTruthy()
    await expectAccessible()
  })

  it('says how a folder is opened where the shell cannot show one', async () => {
    const { user } = closedWindow({})
    await user.click(await screen.findByRole('button', { name: 'Open a folder' }))
    expect(screen.getByText('npm start -- FOLDER')).toBeTruthy()
    expect(screen.queryByRole('button', { name: "Choose the workspace's folder" })).toBeNull()
    await expectAccessible()
  })

  it('opens the demo workspace', async () => {
    const { user, open } = closedWindow({ 'workspace.createDemo': () => open() })
    await user.click(await screen.findByRole('button', { name: 'Open the demo workspace' }))
    expect(await inside()).toBeTruthy()
  })

  it('shows that the demo is being made, and lets it be cancelled', async () => {
    const cancelled = Promise.withResolvers<ReturnType<typeof refuse>>()
    const { user } = closedWindow({ 'workspace.createDemo': () => cancelled.promise })
    await user.click(await screen.findByRole('button', { name: 'Open the demo workspace' }))
    expect(await screen.findByText('Making the demonstration workspace')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await act(async () => cancelled.resolve(refuse('Cancelled', 'error.cancelled')))
    expect(await screen.findByRole('button', { name: 'Open the demo workspace' })).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('creates a workspace from its name and the first person', async () => {
    const { user, client, open } = closedWindow({ 'workspace.create': () => open() })
    await user.click(await screen.findByRole('button', { name: 'Create a workspace' }))
    await user.click(screen.getByRole('button', { name: 'Create workspace' }))
    expect(await screen.findByText('2 things to correct')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'Name of the workspace' }), 'Bletaria')
    await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Arta')
    await user.click(screen.getByRole('button', { name: 'Create workspace' }))
    expect(await inside()).toBeTruthy()
    expect(client.callsOf('workspace.create')[0]?.input).toMatchObject({
      location: { kind: 'named', name: 'Bletaria' },
      name: 'Bletaria',
      coordinatorName: 'Arta',
      baseCurrency: 'EUR',
    })
  })

  it('sends a damaged workspace to its backup', async () => {
    const { user } = closedWindow({
      'workspace.open': () => refuse('StorageCorrupt', 'error.storageCorrupt'),
    })
    await user.click(await screen.findByRole('button', { name: /Koalicioni/ }))
    const alert = await screen.findByRole('alert')
    await user.click(within(alert).getByRole('button', { name: 'Restore a backup' }))
    expect(await screen.findByRole('button', { name: 'Choose the backup file' })).toBeTruthy()
  })

  it('lets a workspace in use be tried again, and a newer one not', async () => {
    let code: 'Conflict' | 'FromNewerVersion' = 'Conflict'
    const { user } = closedWindow({
      'workspace.open': () =>
        code === 'Conflict'
          ? refuse('Conflict', 'error.workspaceInUse', { host: 'laptop', since: '2025-01-01', pid: 7 })
          : refuse('FromNewerVersion', 'error.fromNewerVersion', { format: 9, known: 1 }),
    })
    await user.click(await screen.findByRole('button', { name: /Koalicioni/ }))
    const again = await screen.findByRole('button', { name: 'Try again' })
    code = 'FromNewerVersion'
    await user.click(again)
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull())
    expect(screen.getByRole('alert')).toBeTruthy()
  })

  it('restores a backup into a workspace of its own', async () => {
    const { user, client, open } = closedWindow({ 'workspace.restore': () => open() })
    await user.click(await screen.findByRole('button', { name: 'Restore a backup' }))
    const restore = screen.getByRole('button', { name: 'Restore' })
    expect(restore.hasAttribute('disabled')).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Choose the backup file' }))
    await user.type(screen.getByRole('textbox', { name: /Name of the restored workspace/ }), 'Restored')
    await user.click(restore)
    expect(await inside()).toBeTruthy()
    expect(client.callsOf('workspace.restore')[0]?.input).toMatchObject({
      location: { kind: 'named', name: 'Restored' },
    })
  })

  it('asks who works where nobody acts yet', async () => {
    showApp('/today', {
      answers: { 'workspace.status': () => ({ ...statusFor('coordinator'), session: null }) },
    })
    expect(await screen.findByText('Who works here now?')).toBeTruthy()
    expect(screen.getByRole('button', { name: /Mira Jovanović/ })).toBeTruthy()
    await expectAccessible()
  })
})
