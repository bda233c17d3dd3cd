import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconContrast2 } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'
import { usePreferences } from '../preferences.tsx'
import { DENSITIES } from '../theme.ts'

const SCHEMES = ['light', 'dark', 'auto'] as const

/** Light or dark, comfortable or compact. */
export function DisplayMenu() {
  const { t } = useWords()
  const { density, setDensity } = usePreferences()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const mark = (isChosen: boolean) => (isChosen ? <IconCheck size={14} aria-hidden /> : null)
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={t('display.title')}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('display.title')}>
            <IconContrast2 size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('display.ground')}</Menu.Label>
        {SCHEMES.map(scheme => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            rightSection={mark(scheme === colorScheme)}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`display.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('display.density')}</Menu.Label>
        {DENSITIES.map(choice => (
          <Menu.Item
            key={choice}
            role="menuitemradio"
            aria-checked={choice === density}
            rightSection={mark(choice === density)}
            onClick={() => setDensity(choice)}
          >
            {t(`display.${choice}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
