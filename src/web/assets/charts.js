// Draws the charts of a page from the JSON beside each of them. The table under a chart carries the
// same numbers for readers without script; colours come from the theme, light or dark.
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const SERIES_COLOURS = ['lake-base-default', 'ember-base-default', 'moss-base-default', 'plum-base-default', 'sea-base-default'];
// Named, not inherited: ECharts measures texts away from the page.
const FONT = "'Inter Variable', system-ui, sans-serif";
const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');
const darkScheme = window.matchMedia('(prefers-color-scheme: dark)');

function themeColour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--ds-color-${name}`).trim();
}

/** Below this width, in pixels, each entry of a legend has a line of its own. */
const NARROW = 640;

/** Turns a chart as the server describes it into what ECharts draws in a place of so many pixels. */
function optionsOf(chart, numbers, width) {
  const text = themeColour('neutral-text-subtle');
  const line = themeColour('neutral-border-subtle');
  const compact = chart.compact === true;
  const several = chart.series.length > 1;
  const legend = several ? 18 + 22 * (width < NARROW ? chart.series.length : 1) : 14;
  const font = { color: text, fontFamily: FONT, fontSize: 13 };
  return {
    animation: !reducedMotion.matches && !compact,
    animationDuration: 300,
    color: SERIES_COLOURS.map(themeColour),
    textStyle: { fontFamily: FONT },
    aria: { enabled: true, label: { description: chart.title }, decal: { show: several } },
    grid: compact
      ? { left: 1, right: 1, top: 2, bottom: 1 }
      : { left: 4, right: 12, top: legend + (chart.marks.length > 0 ? 8 : 0), bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { show: several && !compact, orient: width < NARROW ? 'vertical' : 'horizontal', top: 0, left: 0, textStyle: font, itemWidth: 18, itemHeight: 10, itemGap: 20 },
    tooltip: compact
      ? { show: false }
      : { trigger: 'axis', renderMode: 'richText', confine: true, valueFormatter: (value) => (value == null ? '–' : numbers.format(value)) },
    xAxis: {
      type: 'category',
      data: chart.labels,
      show: !compact,
      axisLabel: { ...font, hideOverlap: true, margin: 10 },
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      show: !compact,
      minInterval: chart.whole_numbers ? 1 : undefined,
      axisLabel: { ...font, formatter: (value) => numbers.format(value) },
      splitLine: { show: !compact, lineStyle: { color: line, opacity: 0.5 } },
    },
    series: chart.series.map((series, place) => ({
      name: series.name,
      type: chart.kind,
      data: series.values,
      stack: chart.stacked ? 'all' : undefined,
      barMaxWidth: 34,
      barCategoryGap: compact ? '12%' : '28%',
      itemStyle: chart.kind === 'bar' && !chart.stacked ? { borderRadius: compact ? 0 : [3, 3, 0, 0] } : undefined,
      symbolSize: 6,
      showSymbol: !compact,
      lineStyle: { width: compact ? 1.5 : 2.5 },
      silent: compact,
      markLine: place === 0 && chart.marks.length > 0 ? marksOf(chart) : undefined,
    })),
  };
}

/** Dashed lines with a diamond above the bars where something happened; the list under the chart says what. */
function marksOf(chart) {
  return {
    symbol: ['none', 'diamond'],
    symbolSize: 11,
    silent: true,
    animation: false,
    lineStyle: { type: 'dashed', width: 1.5, color: themeColour('ember-base-default') },
    label: { show: false },
    data: chart.marks.map(({ at }) => ({ xAxis: at })),
  };
}

function draw(figure) {
  const place = figure.querySelector('[data-chart-place]');
  const chart = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  place.hidden = false;
  const drawing = init(place, null, { renderer: 'svg' });
  const redraw = () => drawing.setOption(optionsOf(chart, numbers, place.clientWidth));
  redraw();
  new ResizeObserver(() => { drawing.resize(); redraw(); }).observe(place);
  darkScheme.addEventListener('change', redraw);
  reducedMotion.addEventListener('change', redraw);
}

function drawWithin(root) {
  for (const figure of root.querySelectorAll('[data-chart]:not([data-drawn])')) {
    figure.dataset.drawn = '';
    draw(figure);
  }
}

// Texts are measured in the font that they will be drawn in.
document.fonts.load(`13px ${FONT}`).finally(() => drawWithin(document));
// htmx tells when it has put new content into the page.
document.addEventListener('htmx:after:swap', () => drawWithin(document));
