import type { Envelope, WireError } from '#shared/contract/frames.ts'
import { runCommandLine } from '../command-line.ts'
import type { OpenStage } from './stage.ts'

/** The error as other carriers have it: the sentence for the terminal is the command line's own. */
function errorOf(text: string): WireError {
  const { code, messageKey, details, incidentId } = JSON.parse(text)
  return { code, messageKey, details, incidentId }
}

/** A process for every call; what one leaves in the workspace, the next one finds. */
export const openOverCommandLine: OpenStage = async ({ folder }) => ({
  call: async (procedure, input, commandId): Promise<Envelope> => {
    const { code, stdout, stderr } = await runCommandLine([
      'call',
      procedure,
      JSON.stringify(input),
      ...(folder === null ? [] : ['--workspace', folder]),
      ...(commandId === undefined ? [] : ['--command-id', commandId]),
    ])
    return code === 0 ? { ok: true, value: JSON.parse(stdout) } : { ok: false, error: errorOf(stderr) }
  },
  close: async () => undefined,
})
