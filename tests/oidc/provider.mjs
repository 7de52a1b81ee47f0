// A real OpenID Connect provider on loopback, for the tests of Access/OpenIdConnectTokens.
//   node provider.mjs '{"port": 4000, "secret": "…", "people": {"hoa": {"claims": {"name": "Hoa", "roles": ["official"]}, "opaque": false}}}'
// Each of the people is a client of that id, who gets tokens by client_credentials, and an account, who signs in by the code flow without
// being asked. The keys are new each time. Prints "ready", and ends when its standard input does.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

// oidc-provider asks for Node 22; this is all of it that Node 20 lacks.
URL.parse ??= (url, base) => (URL.canParse(url, base) ? new URL(url, base) : null);

const { Provider } = await import('oidc-provider');
const { port, secret, people } = JSON.parse(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });

const provider = new Provider(issuer, {
  clients: Object.keys(people).map((id) => ({
    client_id: id,
    client_secret: secret,
    grant_types: ['client_credentials', 'authorization_code'],
    redirect_uris: ['http://127.0.0.1/signed-in'],
  })),
  jwks: { keys: [{ ...rsa, kid: randomUUID(), use: 'sig' }, { ...ec, kid: randomUUID(), use: 'sig' }] },
  cookies: { keys: [secret] },
  pkce: { required: () => false },
  ttl: { ClientCredentials: 600, AccessToken: 600, IdToken: 600 },
  claims: { openid: ['sub', ...new Set(Object.values(people).flatMap(({ claims }) => Object.keys(claims)))] },
  conformIdTokenClaims: false,
  extraTokenClaims: (ctx, token) => people[token.accountId ?? token.clientId].claims,
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id].claims }) }),
  interactions: { url: (ctx, { uid }) => `/sign-in/${uid}` },
  loadExistingGrant: async (ctx) => {
    const grant = new provider.Grant({ accountId: ctx.oidc.session.accountId, clientId: ctx.oidc.client.clientId });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      getResourceServerInfo: (ctx, resource, { clientId }) => ({
        scope: '',
        audience: resource,
        accessTokenFormat: people[clientId].opaque ? 'opaque' : 'jwt',
        jwt: { sign: { alg: people[clientId].algorithm ?? 'RS256' } },
      }),
    },
  },
});

const answer = provider.callback();
createServer(async (request, response) => {
  if (request.url.startsWith('/sign-in/')) {
    const { params } = await provider.interactionDetails(request, response);
    await provider.interactionFinished(request, response, { login: { accountId: params.client_id } });
  } else {
    answer(request, response);
  }
}).listen(port, '127.0.0.1', () => console.log('ready'));
process.stdin.on('end', () => process.exit()).resume();
