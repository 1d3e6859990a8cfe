import {MantineProvider} from '@mantine/core';
import {Notifications} from '@mantine/notifications';
import {QueryClient, QueryClientProvider} from '@tanstack/react-query';
import {RouterProvider} from '@tanstack/react-router';
import {useEffect} from 'react';
import {asProblem} from '../api/problem';
import {onSession} from '../api/session';
import {router} from './router';
import {theme, variables} from './theme';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // what may pass is tried again; what is wrong stays wrong
      retry: (failures, error) => failures < 2 && asProblem(error).passes,
      refetchOnWindowFocus: true,
    },
  },
});

export function App({nonce}: {nonce: string}) {
  useEffect(() => onSession(() => {
    client.clear();
    void router.invalidate();
  }), []);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Notifications position="bottom-right" />
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
