import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';

export function ThemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme('light') === 'light' ? 'dark' : 'light';
  const text = `Switch to the ${other} theme`;
  return (
    <ActionIcon
      variant="default"
      size={30}
      aria-label={text}
      title={text}
      onClick={() => setColorScheme(other)}
    >
      {other === 'dark' ? <IconMoon size={16} /> : <IconSun size={16} />}
    </ActionIcon>
  );
}
