// A small service that speaks the vendor's API 3.0 as `reference/tencent-wire.md` measured it, on the console's own
// host under /api. It keeps one organization, and fails on command. It knows no etags, as the vendor's does not.
import { readFileSync } from 'node:fs';

const fixture = new URL('../fixtures/vendor.json', import.meta.url);

export const config = { backend: 'http', endpoint: '/api', timeout_seconds: 1 };

/** Starts with the organization of `fixtures/vendor.json`. Give `handle` to `serve`.
 *  `keepOpen`: whether a connection serves more than one request. Chromium sends a request again by itself when such
 *  a connection is cut. */
export function vendor({ keepOpen = false } = {}) {
  const state = JSON.parse(readFileSync(fixture, 'utf8'));
  const calls = [];
  const faults = [];
  const fixed = new Map();

  const handle = async (request, response) => {
    if (!keepOpen) response.setHeader('Connection', 'close');
    if (new URL(request.url, 'http://localhost').pathname !== '/api') return false;
    const body = JSON.parse(await read(request));
    const action = request.headers['x-tc-action'];
    calls.push({ action, body, method: request.method, headers: request.headers });
    const index = faults.findIndex((fault) => fault.action === action);
    const [fault] = index < 0 ? [] : faults.splice(index, 1);
    await (fault?.fail ?? fixed.get(action) ?? answer)(request, response, () => run(state, action, body));
    return true;
  };

  return {
    state,
    calls,
    handle,
    of: (action) => calls.filter((call) => call.action === action),
    /** The next `times` calls of this action fail in this way. */
    fail: (action, fail, times = 1) => {
      for (let time = 0; time < times; time += 1) faults.push({ action, fail });
    },
    /** No more faults. */
    heal: () => faults.splice(0),
    /** Answers every call of this action with a text as it stands. */
    always: (action, text, told = () => {}) => {
      fixed.set(action, (_, response) => {
        told();
        send(response, text);
      });
    },
  };
}

/** Ways to fail. */
export const ways = {
  /** The service refuses. */
  refusing: (code) => (_, response) => send(response, wrap({ Error: { Code: code, Message: 'By the test.' } })),
  /** The connection is cut before anything was done. */
  cutBefore: (request) => request.socket.destroy(),
  /** The connection is cut after it was done, before the answer. */
  cutAfter: (request, _, run) => {
    run();
    request.socket.destroy();
  },
  /** No answer comes. */
  silent: () => {},
  /** Something in between answers in the service's place. */
  status: (status) => (_, response) => response.writeHead(status, { 'Content-Type': 'text/html' }).end('<h1>Gateway</h1>'),
  /** The answer is none of this API. */
  garbled: (_, response) => send(response, '{"Response": {'),
};

function answer(_, response, run) {
  send(response, wrap(run()));
}

function wrap(content) {
  return JSON.stringify({ Response: { ...content, RequestId: '8f0b5c1e-0000-4000-8000-000000000001' } });
}

function send(response, text) {
  // The vendor's own clients know an error only under exactly this content type.
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(text);
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const refuse = (Code, Message) => ({ Error: { Code, Message } });
const page = (rows, { Rp = 20, Page = 1 }) => ({ TotalNum: rows.length, List: rows.slice(Rp * (Page - 1), Rp * Page) });
const slice = (rows, { Offset, Limit }) => ({ Total: rows.length, Items: rows.slice(Offset, Offset + Limit) });

function run(state, action, body) {
  const policy = state.policies.find((policy) => policy.PolicyId === body.PolicyId);
  const found = (give) => (policy ? give() : refuse('ResourceNotFound.PolicyNotExist', 'No such policy.'));
  const time = () => {
    state.clock += 1;
    return `2026-11-20 10:00:${String(state.clock).padStart(2, '0')}`;
  };
  const actions = {
    DescribeOrganization: () => state.organization,
    DescribeOrganizationNodes: () => slice(state.nodes, body),
    DescribeOrganizationMembers: () => slice(state.members, body),
    DescribePolicyConfig: () => ({ Status: 1, Type: 'SERVICE_CONTROL_POLICY' }),
    ListPolicies: () => page(state.policies.filter(({ PolicyName }) => PolicyName.includes(body.Keyword ?? '')).map(({ PolicyDocument, ...row }) => row), body),
    DescribePolicy: () => found(() => policy),
    ListTargetsForPolicy: () => page([], body),
    ListPoliciesForTarget: () => page([], body),
    CreatePolicy: () => {
      const PolicyId = Math.max(...state.policies.map((policy) => policy.PolicyId)) + 1;
      const now = time();
      state.policies.push({ PolicyId, PolicyName: body.Name, Description: body.Description ?? '', PolicyDocument: body.Content, Type: 1, AttachedTimes: 0, AddTime: now, UpdateTime: now });
      return { PolicyId };
    },
    UpdatePolicy: () => found(() => {
      if (body.Name !== undefined) policy.PolicyName = body.Name;
      if (body.Description !== undefined) policy.Description = body.Description;
      if (body.Content !== undefined) policy.PolicyDocument = body.Content;
      policy.UpdateTime = time();
      return {};
    }),
    AttachPolicy: () => found(() => ({})),
    DeletePolicy: () => found(() => {
      state.policies.splice(state.policies.indexOf(policy), 1);
      return {};
    }),
  };
  return actions[action]?.() ?? refuse('InvalidAction', `No action ${action}.`);
}
