// What the YAML language server makes of our schemas: node ask.js PROGRAM
// A wrong key is reported and the keys are completed, with English keys and with official labels. No network.
const {spawn, execFileSync} = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const {pathToFileURL} = require('url');

let languageServer;
try {
  languageServer = require.resolve('yaml-language-server/bin/yaml-language-server');
} catch {
  console.log('skipped: yaml-language-server is not here; ./dev test installs it');
  process.exit(77);
}
const program = process.argv[2];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budgetlint-editor-'));
const server = spawn(process.execPath, [languageServer, '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']});

function finish(status, text) {
  if (text) console.error(text);
  server.kill();
  fs.rmSync(folder, {recursive: true});
  process.exit(status);
}
setTimeout(() => finish(1, 'no answer within a minute'), 60000);

// The protocol: a header with the length, then JSON.
let number = 0;
const waiting = new Map();
const diagnostics = new Map();
function send(message) {
  const body = JSON.stringify({jsonrpc: '2.0', ...message});
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
function request(method, params) {
  return new Promise((resolve) => {
    waiting.set(++number, resolve);
    send({id: number, method, params});
  });
}
const settings = {
  yaml: {schemaStore: {enable: false}, validate: true, completion: true, hover: true},
};
function take(message) {
  if (message.method === 'workspace/configuration') {
    send({id: message.id, result: message.params.items.map((item) => settings[item.section] || null)});
  } else if (message.method === 'textDocument/publishDiagnostics') {
    diagnostics.set(message.params.uri, message.params.diagnostics);
  } else if (message.method && message.id !== undefined) {
    send({id: message.id, result: null});
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message.result);
  }
}
let buffer = Buffer.alloc(0);
server.stdout.on('data', (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const header = buffer.indexOf('\r\n\r\n');
    if (header < 0) return;
    const size = Number(/Content-Length: (\d+)/i.exec(buffer.toString('ascii', 0, header))[1]);
    if (buffer.length < header + 4 + size) return;
    const body = buffer.toString('utf8', header + 4, header + 4 + size);
    buffer = buffer.subarray(header + 4 + size);
    take(JSON.parse(body));
  }
});

function open(name, text) {
  const uri = pathToFileURL(path.join(folder, name)).href;
  fs.writeFileSync(path.join(folder, name), text);
  send({method: 'textDocument/didOpen', params: {textDocument: {uri, languageId: 'yaml', version: 1, text}}});
  return uri;
}
async function findings(uri) {
  for (let tries = 0; tries < 200 && !diagnostics.has(uri); ++tries) await new Promise((done) => setTimeout(done, 100));
  return (diagnostics.get(uri) || []).map((each) => `${each.range.start.line + 1}: ${each.message}`);
}
async function completions(uri, line, character) {
  const answer = await request('textDocument/completion', {textDocument: {uri}, position: {line, character}});
  return (answer.items || answer).map((item) => item.label);
}
function expect(what, right, seen) {
  if (!right) finish(1, `${what}: ${JSON.stringify(seen)}`);
}

const languages = [
  {lang: 'en', head: 'form: direction\nyear: 2024\n', wrong: 'amout: 5\n', key: 'amount', inside: ['fund:\n  ', 'name'],
   summary: 'form: summary\nfunds:\n  - ', row: 'directions'},
  {lang: 'zh', head: '表: 支出方向\n年度: 2024\n', wrong: '项目金客: 5\n', key: '项目金额', inside: ['所属专项:\n  ', '名称'],
   summary: '表: 汇总\n专项资金:\n  - ', row: '支出方向'},
];

(async () => {
  await request('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{uri: pathToFileURL(folder).href, name: 'forms'}],
    capabilities: {workspace: {configuration: true, workspaceFolders: true},
                   textDocument: {completion: {}, publishDiagnostics: {}}},
  });
  send({method: 'initialized', params: {}});
  send({method: 'workspace/didChangeConfiguration', params: {settings}});
  for (const {lang, head, wrong, key, inside, summary, row} of languages) {
    for (const form of ['direction', 'summary']) {
      fs.writeFileSync(path.join(folder, `${form}-${lang}.json`),
                       execFileSync(program, ['schema', form, '--lang', lang]));
    }
    const line = (form) => `# yaml-language-server: $schema=${form}-${lang}.json\n`;
    const bad = await findings(open(`bad-${lang}.yaml`, line('direction') + head + wrong));
    expect(`${lang}: a wrong key in line 4 is reported`,
           bad.some((each) => each.startsWith('4: ') && each.includes(wrong.split(':')[0])), bad);
    const keys = await completions(open(`keys-${lang}.yaml`, line('direction') + head), 3, 0);
    expect(`${lang}: keys are completed`, keys.includes(key), keys);
    expect(`${lang}: keys that stand there are not`, !keys.includes(head.split(':')[0]), keys);
    const within = await completions(open(`inside-${lang}.yaml`, line('direction') + head + inside[0]), 4, 2);
    expect(`${lang}: keys inside are completed`, within.includes(inside[1]), within);
    const rows = await completions(open(`rows-${lang}.yaml`, line('summary') + summary), 3, 4);
    expect(`${lang}: keys of a row are completed`, rows.includes(row), rows);
  }
  finish(0);
})().catch((error) => finish(1, error.stack));
