// Notebooks to look at: a lesson in two languages, every state of a cell, hostile output, 200 cells.
import type { CellType, LabStatus, Output } from '../notebook/protocol';

type Made = {
  cells: { id: string; type: CellType; source: string; metadata?: Record<string, unknown>; outputs?: Output[]; count?: number; run?: object }[];
  lab: LabStatus;
  inputs?: { cell: string; request: string; prompt: string; password: boolean }[];
  people?: { client: string; name: string; initials: string; you: boolean }[];
  metadata?: Record<string, unknown>;
};

const GIB = 1024 ** 3;
const ready: LabStatus = { state: 'ready', kernel: 'idle', stage: null, progress: null, place: null, queued: 0, memoryBytes: 3.1 * GIB, memoryLimitBytes: 8 * GIB, endsAt: new Date('2026-11-24T20:40:00').getTime(), environment: 'paddle 3.0', image: 'sha256:3b1f' };
const stream = (text: string, name = 'stdout'): Output => ({ output_type: 'stream', name, text }) as never;
const show = (data: Record<string, unknown>): Output => ({ output_type: 'display_data', data, metadata: {} }) as never;
const run = (part: object) => ({ state: 'done', startedAt: null, durationMs: 1234, place: null, stale: false, message: null, ...part });

const table = `<div><style scoped>td{}</style><table border="1" class="dataframe"><thead><tr style="text-align: right;"><th></th><th>digit</th><th>images</th><th>accuracy</th></tr></thead><tbody>${[0, 1, 2, 3].map(row => `<tr><th>${row}</th><td>${row}</td><td>${5900 + row * 37}</td><td>${(0.97 + row / 200).toFixed(3)}</td></tr>`).join('')}</tbody></table></div>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 180" width="560" height="180"><path d="M20 150 C80 60 140 40 220 34 S420 24 540 20" fill="none" stroke="#1f8a5b" stroke-width="3"/><path d="M20 30 C80 110 140 130 220 140 S420 150 540 154" fill="none" stroke="#c9761a" stroke-width="3"/><g font-family="sans-serif" font-size="12" fill="#66716a"><text x="470" y="14">accuracy</text><text x="490" y="172">loss</text></g></svg>`;

export function lesson(variant: string): Made {
  switch (variant) {
    case 'many':
      return many(200);
    case 'zh':
      return chinese();
    case 'hostile':
      return hostile();
    case 'active':
      return active();
    case 'loop':
      return { ...active(), cells: [{ id: 'l1', type: 'code', source: 'forever()', count: 6, run: run({}), outputs: [show({ 'application/javascript': "setTimeout(() => { for (;;); }, 300); element.textContent = 'an endless loop follows'" })] }, { id: 'c1', type: 'code', source: 'x' }] };
    case 'states':
      return states();
    case 'states-zh':
      return statesInChinese();
    case 'wide':
      return wide();
    case 'starting':
      return { ...waitingForLab(), lab: { state: 'preparing', kernel: 'none', stage: 'Unpacking paddle-3.0', progress: 45, queued: 2 } };
    case 'waiting':
      return { ...waitingForLab(), lab: { state: 'waiting', kernel: 'none', place: 4, queued: 2 } };
    case 'failed':
      return { ...waitingForLab(), lab: { state: 'failed', kernel: 'none', stage: 'The environment “paddle-3.0” could not be prepared. Your teacher has been told.' } };
    case 'unavailable':
      return { ...waitingForLab(), lab: { state: 'unavailable', kernel: 'none', stage: 'No container engine is running on this server.' } };
    case 'empty':
      return { cells: [{ id: 'c1', type: 'code', source: '' }], lab: { state: 'none', kernel: 'none' } };
    default:
      return english();
  }
}

function english(): Made {
  return {
    lab: { ...ready, kernel: 'busy', queued: 2 },
    people: [
      { client: 'x', name: 'Li Na', initials: '李', you: true },
      { client: 'y', name: 'Zhao Lei', initials: 'ZL', you: false },
    ],
    cells: [
      { id: 'm1', type: 'markdown', source: '# A classifier for handwritten digits\n\nIn this lesson a small network learns to read digits. You need about **40 minutes**, and a lab with 8 GiB of memory.' },
      { id: 'm2', type: 'markdown', source: '## The data\n\nEach picture has $28 \\times 28$ pixels. We divide by 255 so that every value lies between 0 and 1:\n\n$$x_{ij} \\leftarrow \\frac{x_{ij}}{255}$$' },
      { id: 'c1', type: 'code', source: "import paddle\nimport numpy as np\n\ndigits = np.load('digits.npz')   # 60,000 pictures\nprint(digits['images'].shape)", count: 1, run: run({ durationMs: 2410 }), outputs: [stream('(60000, 28, 28)\n')] },
      { id: 'c2', type: 'code', source: 'summary(digits)', count: 2, run: run({ durationMs: 340, required: true }), outputs: [{ output_type: 'execute_result', execution_count: 2, data: { 'text/html': table, 'text/plain': 'table' }, metadata: {} } as never] },
      { id: 'm3', type: 'markdown', source: '## Training\n\nEach step shows the network 64 digits and moves every weight a little towards fewer mistakes.' },
      {
        id: 'c3',
        type: 'code',
        source: 'for epoch in range(20):\n    for images, labels in loader:\n        loss = F.cross_entropy(model(images), labels)\n        loss.backward(); optimizer.step(); optimizer.clear_grad()',
        count: 14,
        run: run({ state: 'running', startedAt: Date.now() - 41_000, durationMs: null }),
        outputs: [stream('epoch 13  loss 0.084  accuracy 97.6 %\n 65%|█████████████▌       | 13/20 [00:41<00:22,  3.2 s/epoch]')],
      },
      { id: 'c4', type: 'code', source: 'plot_mistakes(model, test_set)   # which digits does it confuse?', run: run({ state: 'queued', place: 1, durationMs: null }) },
      { id: 'c5', type: 'code', source: 'plot(history)', count: 12, run: run({ durationMs: 820 }), outputs: [show({ 'image/svg+xml': svg, 'text/plain': 'figure' })] },
      { id: 'm4', type: 'markdown', source: '## Your turn\n\n1. Change the learning rate to `0.01` and run the training again.\n2. Which digit does the network confuse most often?\n\n> A small change can make a large difference.' },
      { id: 'c6', type: 'code', source: '# your code\n', metadata: {}, run: run({ state: 'idle', durationMs: null, required: true }) },
      { id: 'c7', type: 'code', source: 'assert accuracy > 0.95', metadata: { editable: false, deletable: false }, run: run({ state: 'idle', durationMs: null }) },
    ],
  };
}

function states(): Made {
  const made = english();
  const code = (id: string, source: string, part: object, outputs: Output[] = [], count?: number) => ({ id, type: 'code' as const, source, run: run(part), outputs, ...(count ? { count } : {}) });
  const name = { output_type: 'error', ename: 'NameError', evalue: "name 'model' is not defined", traceback: ["\u001b[0;31mNameError\u001b[0m: name 'model' is not defined"] } as never;
  return {
    ...made,
    lab: { ...ready, memoryBytes: 7.6 * GIB, kernel: 'busy' },
    cells: [
      { id: 'm1', type: 'markdown', source: '# Every state of a cell' },
      code('s1', 'prepare()', { state: 'done', durationMs: 64_000, stale: true }, [stream('ready\n')], 3),
      code('s2', 'model.train()', { state: 'failed', durationMs: 30 }, [name], 4),
      code('s3', 'allocate(10**12)', { state: 'failed', durationMs: 8_000, message: 'stopped: the lab ran out of memory, limit 8 GiB' }),
      code('s4', 'while True: pass', { state: 'interrupted', durationMs: 12_000 }, [], 5),
      code('s5', 'after()', { state: 'cancelled', durationMs: null }),
      code('s6', 'long()', { state: 'lost', durationMs: null }, [stream('step 1\nstep 2\n')], 6),
      code('s7', "name = input('Your name: ')", { state: 'running', startedAt: Date.now() - 5_000, durationMs: null }),
      code('s8', "for i in range(50000): print(i)", { state: 'done', durationMs: 3_700_000 }, [{ output_type: 'stream', name: 'stdout', text: Array.from({ length: 12 }, (_, at) => `${49988 + at}`).join('\n'), paddock_earlier: { lines: 49988, url: '/notebooks/1/outputs/9/lines' } } as never], 7),
      code('s9', "warnings.warn('old')", { state: 'done', durationMs: 12 }, [stream('UserWarning: old\n', 'stderr')], 8),
      code('s10', 'big()', { state: 'done', durationMs: 12 }, [{ output_type: 'paddock_reference', url: '/notebooks/1/outputs/5', bytes: 64_000 }], 9),
      { id: 's11', type: 'code', source: 'assert accuracy > 0.95', metadata: { editable: false, deletable: false }, run: run({ state: 'done', required: true, durationMs: 3 }), count: 10 },
    ],
    inputs: [{ cell: 's7', request: 'r1', prompt: 'Your name: ', password: false }],
  };
}

function waitingForLab(): Made {
  const made = english();
  const cells = made.cells.map((cell, index) => {
    if (cell.type !== 'code') return cell;
    const place = made.cells.slice(0, index).filter(one => one.type === 'code').length + 1;
    return { ...cell, outputs: [], count: undefined, run: run(place <= 2 ? { state: 'queued', place, durationMs: null } : { state: 'idle', durationMs: null }) };
  });
  return { ...made, people: [], cells: cells as Made['cells'] };
}

function statesInChinese(): Made {
  const made = states();
  const words: Record<string, string> = { s3: '已停止：实验环境内存不足，上限 8 GiB' };
  return {
    ...made,
    cells: made.cells.map(cell => {
      if (cell.id === 'm1') return { ...cell, source: '# 单元格的各种状态' };
      return words[cell.id] ? { ...cell, run: { ...cell.run, message: words[cell.id] } } : cell;
    }),
    inputs: [{ cell: 's7', request: 'r1', prompt: '请输入密码：', password: true }],
  };
}

function wide(): Made {
  const columns = Array.from({ length: 24 }, (_, at) => `feature_${at}`);
  const row = (at: number) => `<tr><th>${at}</th>${columns.map((_, column) => `<td>${(at * 31 + column * 7) / 100}</td>`).join('')}</tr>`;
  const big = `<div><style scoped>td{}</style><table border="1" class="dataframe"><thead><tr style="text-align: right;"><th></th>${columns.map(name => `<th>${name}</th>`).join('')}</tr></thead><tbody>${[0, 1, 2, 3, 4].map(row).join('')}</tbody></table><p>60000 rows × 24 columns</p></div>`;
  return {
    lab: ready,
    cells: [
      { id: 'm1', type: 'markdown', source: '# A heading that is so long that it does not fit on one line of a narrow window, nor in the list of contents\n\n| a | table | in | Markdown |\n| - | - | - | - |\n| 1 | 2 | 3 | `x` |\n\n```python\nprint("code in a text, on a line that is long enough to leave every card that is not careful about it, as this one is")\n```' },
      { id: 'c1', type: 'code', source: 'frame = pd.read_csv("a-file-with-a-very-long-name-that-goes-on-and-on-and-on-and-on-and-on-and-on.csv", usecols=range(24), nrows=5)\nframe', count: 1, run: run({}), outputs: [{ output_type: 'execute_result', execution_count: 1, data: { 'text/html': big, 'text/plain': 'frame' }, metadata: {} } as never] },
      { id: 'c2', type: 'code', source: 'print(",".join(str(x) for x in range(400)))', count: 2, run: run({}), outputs: [stream(Array.from({ length: 400 }, (_, at) => at).join(','))] },
      { id: 'c3', type: 'code', source: 'for i in range(300): print(i)', count: 3, run: run({}), outputs: [stream(Array.from({ length: 300 }, (_, at) => `line ${at}`).join('\n'))] },
    ],
  };
}

function chinese(): Made {
  const made = english();
  const sources: Record<string, string> = {
    m1: '# 手写数字分类器\n\n本课用一个小型神经网络学习识别手写数字。大约需要 **40 分钟**，实验环境内存 8 GiB。',
    m2: '## 数据\n\n每张图片有 $28 \\times 28$ 个像素。除以 255，使每个值都在 0 与 1 之间：\n\n$$x_{ij} \\leftarrow \\frac{x_{ij}}{255}$$',
    m3: '## 训练\n\n每一步给网络看 64 个数字，并把每个权重朝着错误更少的方向移动一点。',
    m4: '## 轮到你了\n\n1. 把学习率改为 `0.01`，重新训练。\n2. 网络最容易混淆哪个数字？\n\n> 小小的改动，可能带来很大的不同。',
    c4: 'plot_mistakes(model, test_set)   # 哪些数字容易混淆？',
    c6: '# 在这里写代码\n',
  };
  return { ...made, cells: made.cells.map(cell => ({ ...cell, source: sources[cell.id] ?? cell.source })) };
}

function many(count: number): Made {
  const cells: Made['cells'] = [{ id: 'm0', type: 'markdown', source: '# Two hundred cells' }];
  for (let index = 1; index < count; index++) {
    if (index % 5 === 0) cells.push({ id: `m${index}`, type: 'markdown', source: `## Section ${index / 5}\n\nSome words about **step ${index}**, with a formula $a_{${index}} = \\sqrt{${index}}$ and a [link](#x).` });
    else
      cells.push({
        id: `c${index}`,
        type: 'code',
        source: `# step ${index}\nvalues = [x ** 2 for x in range(${index})]\ndef total(values):\n    """Adds them up."""\n    return sum(v for v in values if v % 2 == 0)\nprint(total(values))`,
        count: index,
        run: run({ durationMs: index * 7 }),
        outputs: index % 4 === 0 ? [{ output_type: 'execute_result', execution_count: index, data: { 'text/html': table, 'text/plain': 'x' }, metadata: {} } as never] : [stream(Array.from({ length: 6 }, (_, at) => `result ${at}: ${index * at}`).join('\n'))],
      });
  }
  return { cells, lab: ready };
}

function active(): Made {
  const state = {
    version_major: 2,
    version_minor: 0,
    state: {
      l1: { model_name: 'LayoutModel', model_module: '@jupyter-widgets/base', model_module_version: '2.0.0', state: {} },
      t1: { model_name: 'SliderStyleModel', model_module: '@jupyter-widgets/controls', model_module_version: '2.0.0', state: {} },
      w1: { model_name: 'IntSliderModel', model_module: '@jupyter-widgets/controls', model_module_version: '2.0.0', state: { description: 'Epochs', value: 7, max: 20, layout: 'IPY_MODEL_l1', style: 'IPY_MODEL_t1' } },
    },
  };
  return {
    lab: ready,
    metadata: { widgets: { 'application/vnd.jupyter.widget-state+json': state } },
    cells: [
      { id: 'm1', type: 'markdown', source: '# Active output' },
      { id: 'p1', type: 'code', source: 'fig.show()', count: 1, run: run({}), outputs: [show({ 'application/vnd.plotly.v1+json': { data: [{ type: 'scatter', mode: 'lines+markers', y: [0.62, 0.81, 0.9, 0.94, 0.96, 0.97], name: 'accuracy' }], layout: { height: 260, margin: { t: 20, r: 20, b: 40, l: 50 } } }, 'text/plain': 'Figure' })] },
      { id: 'v1', type: 'code', source: 'alt.Chart(frame).mark_bar()', count: 2, run: run({}), outputs: [show({ 'application/vnd.vegalite.v6+json': { $schema: 'https://vega.github.io/schema/vega-lite/v6.json', width: 420, height: 160, data: { values: [0, 1, 2, 3, 4, 5].map(digit => ({ digit, mistakes: (digit * 7) % 11 })) }, mark: 'bar', encoding: { x: { field: 'digit', type: 'ordinal' }, y: { field: 'mistakes', type: 'quantitative' } } }, 'text/plain': 'Chart' })] },
      { id: 'h1', type: 'code', source: "HTML('<script>…')", count: 3, run: run({}), outputs: [show({ 'text/html': '<div id="r">before</div><script>let cookie="";try{cookie=document.cookie}catch(e){cookie=e.name}let store="";try{store=""+localStorage.length}catch(e){store=e.name}let reach="";try{reach=parent.document.title}catch(e){reach=e.name}document.getElementById("r").textContent="script ran; cookie: "+cookie+"; storage: "+store+"; parent: "+reach+"; origin: "+self.origin;fetch("/notebooks/1/document").then(()=>r.textContent+="; fetch WORKED").catch(()=>r.textContent+="; fetch blocked")</script>' })] },
      { id: 'j1', type: 'code', source: "Javascript('…')", count: 4, run: run({}), outputs: [show({ 'application/javascript': "element.textContent = 'javascript ran in ' + self.origin" })] },
      { id: 'w1', type: 'code', source: 'IntSlider(7)', count: 5, run: run({}), outputs: [show({ 'application/vnd.jupyter.widget-view+json': { model_id: 'w1', version_major: 2, version_minor: 0 }, 'text/plain': 'IntSlider(value=7)' })] },
      { id: 'w2', type: 'code', source: 'IntSlider(3)', count: 6, run: run({}), outputs: [show({ 'application/vnd.jupyter.widget-view+json': { model_id: 'live', version_major: 2, version_minor: 0 }, 'text/plain': "IntSlider(value=3, description='Depth')" })] },
    ],
  };
}

function hostile(): Made {
  const attack = '<img src="https://evil.example/track.png" alt="remote"><img src=x onerror="window.pwned=1"><a href="javascript:window.pwned=2" target="_top">link</a><a href="https://example.org/" target="_top" data-commandlinker-command="run">out</a><div style="position:fixed;inset:0;background:url(https://evil.example/x)">cover</div>';
  return {
    lab: ready,
    cells: [
      { id: 'm1', type: 'markdown', source: `# Hostile ${attack}\n\n<script>window.pwned=3</script>\n\n![pic](https://evil.example/pic.png)`, metadata: { trusted: true } },
      { id: 'h1', type: 'code', source: 'x', count: 1, metadata: { trusted: true }, run: run({}), outputs: [show({ 'text/html': attack, 'text/plain': 'x' }), show({ 'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="30" onload="window.pwned=4"><script>window.pwned=5</script><text y="20">svg</text></svg>' }), show({ 'text/html': '<script>parent.pwned=6;top.pwned=7;window.pwned=8</script>active', 'text/plain': 'y' }), show({ 'text/latex': '$\\href{javascript:window.pwned=9}{x}$' }), show({ 'application/javascript': 'window.pwned=10;parent.pwned=11' }), { output_type: 'display_data', data: { 'text/html': '<b>isolated</b>' }, metadata: { isolated: true } } as never] },
    ],
  };
}
