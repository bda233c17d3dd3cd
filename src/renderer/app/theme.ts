import {
  Alert,
  Badge,
  Button,
  Collapse,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  type MantineSize,
  type MantineThemeOverride,
  Menu,
  Modal,
  Popover,
  SegmentedControl,
  Skeleton,
  Table,
  Tabs,
  Tooltip,
} from '@mantine/core'

export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

/** Calm and distinct from the blue of links in other programs; shade 7 on white has a contrast of 6.6:1. */
const teal: MantineColorsTuple = [
  '#eaf6f5',
  '#d5ebe9',
  '#a9d8d4',
  '#78c2bc',
  '#4bada6',
  '#2a9790',
  '#127d75',
  '#0b6862',
  '#085049',
  '#053935',
]

/** For what wants attention; never for what has failed. */
const amber: MantineColorsTuple = [
  '#fff7e8',
  '#ffebc8',
  '#fdd792',
  '#f8bf56',
  '#eea62a',
  '#d58c0f',
  '#b07007',
  '#8a5606',
  '#6b4209',
  '#4d3007',
]

/** A grey with a touch of green, so that surfaces sit with the teal. */
const gray: MantineColorsTuple = [
  '#f6f8f8',
  '#eef1f1',
  '#e2e7e7',
  '#d1d8d8',
  '#b3bdbd',
  '#8a9696',
  '#677474',
  '#505c5c',
  '#384242',
  '#222a2a',
]

const dark: MantineColorsTuple = [
  '#d5dcdb',
  '#b4bfbd',
  '#97a4a2',
  '#6f7d7b',
  '#45514f',
  '#333d3c',
  '#283130',
  '#1d2524',
  '#161c1c',
  '#0f1414',
]

/** 4-pixel grid. */
const spacing = { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' }
/** Motion stays under 150 ms, here in milliseconds; `respectReducedMotion` takes it away where the system asks for none. */
export const QUICK = 120

const CONTROL_SIZE: Readonly<Record<Density, MantineSize>> = { comfortable: 'sm', compact: 'xs' }

/**
 * The whole look in one place: palette, type, spacing, motion and how tall controls are.
 * @example <MantineProvider theme={themeFor('compact')} cssVariablesResolver={colourVariables}>
 */
export function themeFor(density: Density): MantineThemeOverride {
  const size = CONTROL_SIZE[density]
  return createTheme({
    colors: { teal, amber, gray, dark },
    primaryColor: 'teal',
    primaryShade: { light: 7, dark: 6 },
    black: '#1b2423',
    fontFamily: "'Noto Sans', sans-serif",
    fontFamilyMonospace: "ui-monospace, 'DejaVu Sans Mono', Consolas, monospace",
    fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
    lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
    headings: {
      fontFamily: "'Noto Sans', sans-serif",
      fontWeight: '600',
      sizes: {
        h1: { fontSize: '1.375rem', lineHeight: '1.3' },
        h2: { fontSize: '1.125rem', lineHeight: '1.35' },
        h3: { fontSize: '1rem', lineHeight: '1.4' },
        h4: { fontSize: '0.875rem', lineHeight: '1.4' },
      },
    },
    spacing,
    radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
    defaultRadius: 'sm',
    cursorType: 'pointer',
    focusRing: 'auto',
    respectReducedMotion: true,
    components: {
      Button: Button.extend({ defaultProps: { size } }),
      Input: Input.extend({ defaultProps: { size } }),
      InputWrapper: Input.Wrapper.extend({ defaultProps: { size } }),
      Collapse: Collapse.extend({ defaultProps: { transitionDuration: QUICK } }),
      SegmentedControl: SegmentedControl.extend({ defaultProps: { transitionDuration: QUICK } }),
      // What is waited for stands still: a screen full of pulsing bars draws the eye to nothing.
      Skeleton: Skeleton.extend({ defaultProps: { animate: false } }),
      Table: Table.extend({ defaultProps: { verticalSpacing: density === 'compact' ? 4 : 8 } }),
      Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
      Badge: Badge.extend({
        defaultProps: { variant: 'light', radius: 'sm' },
        styles: {
          root: { textTransform: 'none', minWidth: 'max-content', flexShrink: 0 },
          label: { fontWeight: 600, fontSize: '0.75rem' },
        },
      }),
      Alert: Alert.extend({ defaultProps: { variant: 'light', radius: 'md' } }),
      Modal: Modal.extend({
        defaultProps: { transitionProps: { duration: QUICK }, centered: true, radius: 'md' },
        styles: { title: { fontWeight: 600, fontSize: '1.125rem' } },
      }),
      Menu: Menu.extend({ defaultProps: { transitionProps: { duration: QUICK }, shadow: 'md' } }),
      Popover: Popover.extend({ defaultProps: { transitionProps: { duration: QUICK }, shadow: 'md' } }),
      Tooltip: Tooltip.extend({
        defaultProps: {
          transitionProps: { duration: QUICK },
          withArrow: true,
          openDelay: 300,
          multiline: true,
        },
      }),
    },
  })
}

/**
 * Colours that Mantine's defaults leave below WCAG 2.2 AA: secondary text and placeholders below 4.5:1, white on
 * the red of acts that can't be taken back, borders of inputs below 3:1.
 */
export const colourVariables: CSSVariablesResolver = () => ({
  variables: { '--rule-width': '1px' },
  light: {
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#9a1f18',
    '--mantine-color-dimmed': '#566261',
    '--mantine-color-placeholder': '#667271',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': '#c9d1d0',
    '--input-bd-resting': '#84908f',
    '--surface': '#ffffff',
    '--surface-sunken': '#f4f7f6',
    '--surface-raised': '#ffffff',
    '--surface-hover': '#eef3f2',
    '--surface-chosen': '#dff0ee',
    '--rule': '#dde3e2',
    '--rule-strong': '#b9c3c1',
    '--badge-ground': '#8a5606',
    '--badge-text': '#ffffff',
    '--text-attention': '#7a4b00',
    '--text-danger': '#b3261e',
    '--text-good': '#0b6862',
    '--bar-budgeted': '#c3cccb',
    '--bar-reserved': '#d9a441',
    '--bar-contracted': '#5b8fb0',
    '--bar-paid': '#0b6862',
    '--bar-admitted': '#4f7a3a',
    '--bar-free': '#a9d8d4',
    '--bar-spent': '#1b2423',
  },
  dark: {
    '--mantine-color-body': '#161c1c',
    '--mantine-color-red-filled': '#c0392f',
    '--mantine-color-red-filled-hover': '#a83027',
    '--mantine-color-dimmed': '#a4b1af',
    '--mantine-color-placeholder': '#93a09e',
    '--mantine-color-error': '#ff9c92',
    '--mantine-color-default-border': '#3b4645',
    '--input-bd-resting': '#6f7d7b',
    '--surface': '#1a2121',
    '--surface-sunken': '#131919',
    '--surface-raised': '#212a29',
    '--surface-hover': '#232d2c',
    '--surface-chosen': '#12413d',
    '--rule': '#2d3736',
    '--rule-strong': '#4a5654',
    '--mantine-color-teal-light': '#123b38',
    '--mantine-color-teal-light-hover': '#174844',
    '--mantine-color-teal-light-color': '#a9d8d4',
    '--mantine-color-amber-light': '#43300d',
    '--mantine-color-amber-light-hover': '#523b10',
    '--mantine-color-amber-light-color': '#fdd792',
    '--mantine-color-gray-light': '#2c3635',
    '--mantine-color-gray-light-hover': '#364241',
    '--mantine-color-gray-light-color': '#d5dcdb',
    '--mantine-color-red-light': '#4a2320',
    '--mantine-color-red-light-hover': '#5a2b27',
    '--mantine-color-red-light-color': '#ffc9c3',
    '--badge-ground': '#f8bf56',
    '--badge-text': '#1b2423',
    '--text-attention': '#f8bf56',
    '--text-danger': '#ff9c92',
    '--text-good': '#78c2bc',
    '--bar-budgeted': '#55615f',
    '--bar-reserved': '#d9a441',
    '--bar-contracted': '#6fa6c8',
    '--bar-paid': '#2a9790',
    '--bar-admitted': '#7fae66',
    '--bar-free': '#0d5c56',
    '--bar-spent': '#e7eeec',
  },
})
