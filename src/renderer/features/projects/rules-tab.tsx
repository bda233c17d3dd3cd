import { Badge, Button, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { ActionsHead, Dialog, EmptyNote, useMay, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { ProjectDetails } from '#shared/contract/programmes.ts'
import { RuleForm } from './rule-form.tsx'
import { useRuleText } from './rule-text.ts'
import { TabBody } from './tab-body.tsx'

export type Rule = ProjectDetails['ruleParameters'][number]

/** The limits of the contract: where each comes from, and whether somebody has checked it against the signed paper. */
export function RulesTab() {
  return <TabBody>{project => <Rules read={project} />}</TabBody>
}

function Rules({ read }: { readonly read: OutputOf<'projects.get'> }) {
  const { t } = useWords()
  const may = useMay()
  const { project } = read
  const [editing, setEditing] = useState<Rule | null>(null)
  const { nameOf } = useRuleText(project.currency)
  const close = () => setEditing(null)
  const open = project.ruleParameters.filter(rule => !rule.confirmed).length
  if (project.ruleParameters.length === 0)
    return <EmptyNote title={t('rules.none')} text={t('rules.noneHelp')} />
  return (
    <Stack gap="md" maw={1120}>
      <Text size="sm" c="dimmed">
        {open === 0 ? t('rules.allConfirmed') : t('rules.open', { count: open })}
      </Text>
      <RuleTable project={project} onEdit={may('projects.setRule') ? setEditing : null} />
      <Dialog opened={editing !== null} onClose={close} title={editing ? nameOf(editing) : ''}>
        {editing ? <RuleForm project={project} rule={editing} onDone={close} /> : null}
      </Dialog>
    </Stack>
  )
}

function RuleTable(props: {
  readonly project: ProjectDetails
  readonly onEdit: ((rule: Rule) => void) | null
}) {
  const { t } = useWords()
  const { project, onEdit } = props
  const { nameOf, shownValue, sourceOf } = useRuleText(project.currency)
  return (
    <Table aria-label={t('project.tab.rules')} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('rules.name')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('rules.value')}
          </Table.Th>
          <Table.Th scope="col">{t('rules.source')}</Table.Th>
          <Table.Th scope="col">{t('project.status')}</Table.Th>
          {onEdit ? <ActionsHead /> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {project.ruleParameters.map(rule => (
          <Table.Tr key={rule.name}>
            <Table.Th scope="row" fw={400}>
              {nameOf(rule)}
            </Table.Th>
            <Table.Td ta="right">{shownValue(rule)}</Table.Td>
            <Table.Td>
              <Text size="sm">{sourceOf(rule)}</Text>
              {rule.overrideReason === null ? null : (
                <Text size="sm" c="dimmed">
                  {t('rules.overridden', { reason: rule.overrideReason })}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              {rule.confirmed ? (
                <Badge color="teal">{t('rules.confirmed')}</Badge>
              ) : (
                <Badge color="amber">{t('rules.unconfirmed')}</Badge>
              )}
            </Table.Td>
            {onEdit ? (
              <Table.Td ta="right">
                <Button
                  size="xs"
                  variant={rule.confirmed ? 'default' : 'light'}
                  aria-label={t('rules.editNamed', {
                    act: rule.confirmed ? t('act.edit') : t('rules.check'),
                    rule: nameOf(rule),
                  })}
                  onClick={() => onEdit(rule)}
                >
                  {rule.confirmed ? t('act.edit') : t('rules.check')}
                </Button>
              </Table.Td>
            ) : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
