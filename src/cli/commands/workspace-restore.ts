import { defineCommand, json } from '../command.ts'
import { actAs, withBackend } from '../connection.ts'
import { offerFile, offerFolder } from '../files.ts'

export const workspaceRestore = defineCommand({
  words: ['workspace', 'restore'],
  args: ['FILE'],
  options: { to: { value: 'DIR', required: true, summary: 'new or empty folder for the workspace' } },
  summary: 'Make a workspace of a backup, proving every byte first.',
  run: ({ args: [file], options, as, surroundings }) =>
    withBackend(surroundings, async connection => {
      const { backend, call } = connection
      const token = await offerFile(backend, file)
      await call('workspace.restore', { token, location: offerFolder(backend, options.to) })
      if (as !== undefined) await actAs(connection, as, surroundings.env)
      return json(await call('workspace.status', {}))
    }),
})
