import type { HandlersOf } from '#backend/rpc/context.ts'
import { deleteNode, saveNode } from './edit-nodes.ts'
import { createVersion, deleteVersion, signVersion } from './edit-versions.ts'

export const commands = {
  'budgets.createVersion': (context, input) => createVersion(context, input),
  'budgets.deleteVersion': async (context, target) => {
    await deleteVersion(context, target)
    return {}
  },
  'budgets.sign': (context, input) => signVersion(context, input),
  'budgets.saveNode': (context, input) => saveNode(context, input),
  'budgets.deleteNode': async (context, target) => {
    await deleteNode(context, target)
    return {}
  },
} satisfies HandlersOf<
  | 'budgets.createVersion'
  | 'budgets.deleteVersion'
  | 'budgets.sign'
  | 'budgets.saveNode'
  | 'budgets.deleteNode'
>
