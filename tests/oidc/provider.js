// A provider of OpenID Connect on loopback: prints its port, ends when its input does.
// Usage: node provider.js REDIRECT_URI '{"aino": {"email": …, "groups": […]}}' [claims-in-token]
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [redirectUri, people, where] = process.argv.slice(2);
const claims = JSON.parse(people);

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{ client_id: 'ilmiotutka', client_secret: 'only for tests', redirect_uris: [redirectUri] }],
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'email', 'profile', 'groups'],
    conformIdTokenClaims: where !== 'claims-in-token',
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...claims[id] }) }),
  });
  server.on('request', provider.callback());
  console.log(port);
});

process.stdin.on('end', () => process.exit());
process.stdin.resume();
