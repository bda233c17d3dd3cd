import { defineCommand, json } from '../command.ts'
import { withWorkspace } from '../connection.ts'
import { assertNewPlace, saveFile } from '../files.ts'

export const workspaceBackup = defineCommand({
  words: ['workspace', 'backup'],
  args: ['DIR'],
  options: { out: { value: 'FILE', required: true, summary: 'where to put the backup' } },
  summary: 'Write one verified file that holds the whole workspace.',
  run: async ({ args: [folder], options, as, surroundings }) => {
    await assertNewPlace(options.out)
    return withWorkspace({ folder, as, surroundings }, async ({ backend, call }) => {
      const { token, ...made } = await call('workspace.backup', {})
      // Making it took its time: somebody may have put a file there meanwhile.
      await assertNewPlace(options.out)
      return json({ file: await saveFile(backend, token, options.out), ...made })
    })
  },
})
