// Runs the queries of docs/facts.md, as they stand there, on an audit with planted errors, and compares what they answer
// with the JSON report of the same audit. ask.js SOURCE PROGRAM GENERATE_FORMS
const assert = require("node:assert/strict");
const { execFileSync, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const [source, program, generate] = process.argv.slice(2).map((argument) => path.resolve(argument));
let duckdb;
try {
  duckdb = require(path.join(source, "build/facts/node_modules/@duckdb/node-api"));
} catch {
  console.log("skipped: DuckDB is not installed (./dev test installs it)");
  process.exit(77);
}

const yuan = (text) => {
  const [whole, rest = ""] = String(text).split(".");
  return BigInt(whole + rest.padEnd(6, "0"));
};
const add = (sums, key, amount) => sums.set(key, (sums.get(key) ?? 0n) + amount);
const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);

/// The queries of the page by the heading above them; the first has none and is the view.
function queries() {
  const page = fs.readFileSync(path.join(source, "docs/facts.md"), "utf8");
  const found = new Map();
  let heading = "";
  for (const [, title, sql] of page.matchAll(/^### (.*)$|^```sql\n([^]*?)^```$/gm)) {
    if (title) heading = title;
    else {
      assert(!found.has(heading), `two queries under "${heading}"`);
      found.set(heading, sql);
    }
  }
  return found;
}

const checks = {
  "Values that six decimals would round": (rows) => assert.deepEqual(rows, []),

  "Money that nothing checks, by department and year": (rows, { audit }) => {
    const seen = new Map();
    const unchecked = new Map();
    for (const row of rows) {
      for (const key of [row.department, row.year]) {
        add(seen, key, yuan(row.seen));
        add(unchecked, key, yuan(row.unchecked));
      }
    }
    for (const each of [...audit.departments, ...audit.years]) {
      const key = each.department ?? each.year;
      assert.equal(seen.get(key), yuan(each.money), `${key} seen`);
      assert.equal(unchecked.get(key), yuan(each.money) - yuan(each.checked), `${key} unchecked`);
    }
    assert.equal(seen.size, audit.departments.length + audit.years.length);
  },

  "Why nothing checks it": (rows, { audit }) => {
    const unchecked = yuan(audit.total.money) - yuan(audit.total.checked);
    assert(unchecked > 0n);
    assert.equal(sum(rows.map((row) => yuan(row.unchecked))), unchecked);
  },

  "Largest jumps of a fund": (rows, { audit }) => {
    const told = rows.map((row) => [row.department, row.fund, row.year, yuan(row.before), yuan(row.amount)].join());
    const wanted = [];
    for (const { department, fund, years } of audit.funds) {
      let before;
      for (const { year, amount } of years.filter((each) => each.amount !== undefined)) {
        const [old, now] = [before, yuan(amount)];
        before = now;
        if (old === undefined) continue;
        const change = now > old ? now - old : old - now;
        if (change * 2n > old) wanted.push([department, fund, year, old, now].join());
      }
    }
    assert(wanted.length > 0);
    assert.deepEqual(told.sort(), wanted.toSorted());
  },

  "Stated differently in two forms": (rows, { findings }) => {
    const told = new Set(rows.map((row) => `${row.form}:${row.form_line}`));
    const mismatches = findings.filter((finding) => finding.rule === "BL302");
    assert(mismatches.length > 0);
    for (const { file, line } of mismatches) assert(told.has(`${file}:${line}`), `${file}:${line} is not told`);
    const places = new Set();
    for (const finding of findings) {
      for (const place of [finding, ...finding.related]) places.add(`${place.file}:${place.line}`);
    }
    for (const row of rows) {
      assert(
        places.has(`${row.form}:${row.form_line}`) || places.has(`${row.summary}:${row.summary_line}`),
        `no finding at ${row.form}:${row.form_line}`,
      );
    }
  },

  "Headcounts that more than double": (rows, { findings }) => {
    const jumps = findings.filter((finding) => finding.rule === "BL701");
    assert(jumps.length > 0);
    assert.deepEqual(
      rows.map((row) => `${row.department} ${row.year} ${row.headcount}`).sort(),
      jumps.map((jump) => `${jump.department} ${jump.year} ${jump.stated}.000000`).sort(),
    );
  },

  "Amounts at stake by rule": (rows, { audit }) => {
    const told = rows.map((row) => [row.rule, Number(row.findings), yuan(row.at_stake)].join());
    const wanted = audit.total.causes.map((cause) => [cause.rule, cause.findings, yuan(cause.at_stake)].join());
    assert.deepEqual(told.sort(), wanted.toSorted());
  },
};

/// All answers of the page, as JSON of strings and numbers.
async function answers(change) {
  const connection = await (await duckdb.DuckDBInstance.create(":memory:")).connect();
  const given = {};
  for (const [heading, sql] of queries()) {
    const reader = await connection.runAndReadAll(change(sql));
    if (heading) given[heading] = reader.getRowObjectsJson();
  }
  return given;
}

async function main() {
  execFileSync(generate, ["all", "years"]);
  fs.mkdirSync("archive");
  for (const year of ["2006", "2007", "2011", "2012", "2013"]) fs.renameSync(`all/${year}`, `archive/${year}`);
  const run = (...outputs) => {
    const done = spawnSync(program, ["audit", "archive", ...outputs], { encoding: "utf8", maxBuffer: 1 << 28 });
    assert.equal(done.status, 1, done.stderr);
  };
  run("--facts", "facts.csv", "--output", "csv=audit.csv", "--output", "json=audit.json");
  const report = JSON.parse(fs.readFileSync("audit.json", "utf8"));
  const given = await answers((sql) => sql);
  assert.deepEqual(Object.keys(given).sort(), Object.keys(checks).toSorted());
  for (const [heading, check] of Object.entries(checks)) {
    try {
      check(given[heading], report);
    } catch (failure) {
      failure.message = `${heading}: ${failure.message}`;
      throw failure;
    }
  }
  run("--facts", "facts.ndjson");
  const same = await answers((sql) => sql.replace("read_csv('facts.csv', all_varchar = true)", "'facts.ndjson'"));
  assert.deepEqual(same, given, "NDJSON answers otherwise than CSV");
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "facts-"));
process.chdir(folder);
main()
  .catch((failure) => {
    console.error(failure.message);
    process.exitCode = 1;
  })
  .finally(() => fs.rmSync(folder, { recursive: true }));
