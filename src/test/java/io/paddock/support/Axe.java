package io.paddock.support;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What axe-core finds wrong with a page for people who do not see, point or tell colours apart as others do. */
public final class Axe {

    private static final Path SCRIPT = Path.of("frontend", "node_modules", "axe-core", "axe.min.js");

    private Axe() {}

    /** One line for each rule that is broken: the rule, what it says, and where. */
    public static List<String> complaints(Page page) {
        return complaints(page, "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']");
    }

    /** Only what another choice of colours can break on a page that was looked at as a whole. */
    public static List<String> contrasts(Page page) {
        return complaints(page, "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }");
    }

    private static List<String> complaints(Page page, String rules) {
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(SCRIPT));
        var broken = (List<?>) page.evaluate("""
                async () => (await axe.run({ exclude: [['vaadin-connection-indicator'], ['.v-loading-indicator']] }, {
                  runOnly: RULES,
                  resultTypes: ['violations'],
                })).violations.map(rule => ({
                  rule: rule.id + ': ' + rule.help,
                  nodes: rule.nodes.slice(0, 4).map(node => node.target.flat().join(' ') + ' ' + node.html.slice(0, 140)
                      + ' ' + (node.any[0]?.message ?? '')),
                }))""".replace("RULES", rules));
        return broken.stream()
                .map(rule -> (Map<?, ?>) rule)
                .map(rule -> rule.get("rule") + " " + rule.get("nodes"))
                .toList();
    }
}
