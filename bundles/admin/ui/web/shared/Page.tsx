import {Box, Group, Stack, Text, Title} from '@mantine/core';
import {useDocumentTitle} from '@mantine/hooks';
import {type ReactNode, useEffect, useRef} from 'react';

let arrived = false;

/**
 * A page's head and body. Its heading takes the focus when one comes to it from another page, so that a screen reader says where one is; the
 * first page is announced by the browser itself, and the first key there leads to its beginning.
 */
export function Page({title, lead, actions, children, tab}: {title: ReactNode; tab: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode}) {
  useDocumentTitle(`${tab} · Bindery`);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrived && (document.activeElement === document.body || document.activeElement?.closest('nav'))) heading.current?.focus({preventScroll: true});
    arrived = true;
  }, []);
  return (
    <Stack gap="lg" className="page">
      <Group justify="space-between" align="flex-end" gap="md">
        <Box miw={0} flex="1 1 320px">
          <Title order={1} tabIndex={-1} ref={heading} className="break heading">{title}</Title>
          {lead && <Text component="div" c="dimmed" mt={4}>{lead}</Text>}
        </Box>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}

export function Panel({title, aside, children}: {title?: ReactNode; aside?: ReactNode; children: ReactNode}) {
  return (
    <section className="card">
      {title && (
        <Group justify="space-between" mb={children ? 'md' : 0} gap="sm">
          <Title order={2}>{title}</Title>
          {aside}
        </Group>
      )}
      {children}
    </section>
  );
}
