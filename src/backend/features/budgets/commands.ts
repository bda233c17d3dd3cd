import type { HandlersOf } from '#backend/rpc/context.ts'
import { saveLineFunding, spreadVersionFunding } from './edit-funding.ts'
import { deleteNode, saveNode } from './edit-nodes.ts'
import { createVersion, deleteVersion, saveTerms } from './edit-versions.ts'
import { deleteSource, saveSource } from './funding-sources.ts'
import { signVersion } from './sign-version.ts'

export const commands = {
  'budgets.createVersion': (context, input) => createVersion(context, input),
  'budgets.deleteVersion': async (context, target) => {
    await deleteVersion(context, target)
    return {}
  },
  'budgets.saveTerms': (context, input) => saveTerms(context, input),
  'budgets.sign': (context, input) => signVersion(context, input),
  'budgets.saveNode': (context, input) => saveNode(context, input),
  'budgets.deleteNode': async (context, target) => {
    await deleteNode(context, target)
    return {}
  },
  'funding.saveSource': (context, input) => saveSource(context, input),
  'funding.deleteSource': async (context, target) => {
    await deleteSource(context, target)
    return {}
  },
  'funding.saveLine': (context, input) => saveLineFunding(context, input),
  'funding.spread': (context, input) => spreadVersionFunding(context, input),
} satisfies HandlersOf<
  | 'budgets.createVersion'
  | 'budgets.deleteVersion'
  | 'budgets.saveTerms'
  | 'budgets.sign'
  | 'budgets.saveNode'
  | 'budgets.deleteNode'
  | 'funding.saveSource'
  | 'funding.deleteSource'
  | 'funding.saveLine'
  | 'funding.spread'
>
