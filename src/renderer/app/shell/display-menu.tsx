import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from '@mantine/core'
import { IconContrast2 } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'
import { usePreferences } from '../preferences.tsx'
import { DENSITIES } from '../theme.ts'

const SCHEMES = ['light', 'dark', 'auto'] as const

/** Light or dark, comfortable or compact. */
export function DisplayMenu() {
  const { t } = useWords()
  const { density, setDensity } = usePreferences()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end">
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
          <Menu.RadioItem
            key={scheme}
            value={scheme}
            checked={scheme === colorScheme}
            onChange={() => setColorScheme(scheme)}
          >
            {t(`display.${scheme}`)}
          </Menu.RadioItem>
        ))}
        <Menu.Label>{t('display.density')}</Menu.Label>
        {DENSITIES.map(choice => (
          <Menu.RadioItem
            key={choice}
            value={choice}
            checked={choice === density}
            onChange={() => setDensity(choice)}
          >
            {t(`display.${choice}`)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
