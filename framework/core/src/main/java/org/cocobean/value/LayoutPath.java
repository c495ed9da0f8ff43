package org.cocobean.value;

import java.util.stream.Collectors;
import org.cocobean.value.Layout.Bits;
import org.cocobean.value.Layout.Elements;
import org.cocobean.value.Layout.Member;
import org.cocobean.value.Layout.Place;
import org.cocobean.value.Layout.Structure;

/// Walks a path such as `hi.tags[1][3:2]` down a layout.
final class LayoutPath {

    private final String path;
    private Layout here;
    private int low;
    private int at;

    LayoutPath(Layout layout, String path) {
        this.here = layout;
        this.path = path;
    }

    Place find() {
        if (path.isEmpty()) {
            throw new IllegalArgumentException(
                    "an empty path names no part of a value of type " + here.name());
        }
        while (at < path.length()) {
            if (path.charAt(at) == '[') {
                int end = path.indexOf(']', at);
                if (end < 0) {
                    throw malformed();
                }
                index(path.substring(at + 1, end));
                at = end + 1;
            } else {
                at += path.charAt(at) == '.' && at > 0 ? 1 : 0;
                int end = at;
                while (end < path.length() && ".[".indexOf(path.charAt(end)) < 0) {
                    end++;
                }
                member(path.substring(at, end));
                at = end;
            }
        }
        return new Place(low, here);
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "'" + path + "' is no path: write it as in hi.tag, [1].tag or tag[3:2]");
    }

    private void member(String name) {
        if (!(here instanceof Structure structure)) {
            throw new IllegalArgumentException(
                    "there is no '"
                            + name
                            + "' in a value of type "
                            + here.name()
                            + (here instanceof Elements elements
                                    ? ": take one of its elements "
                                            + elements.indices()
                                            + " first, as in ["
                                            + elements.indices().left()
                                            + "]."
                                            + name
                                    : ", which has no members"));
        }
        int below = structure.width();
        for (Member member : structure.members()) {
            below = structure.union() ? 0 : below - member.layout().width();
            if (member.name().equals(name)) {
                low += below;
                here = member.layout();
                return;
            }
        }
        throw new IllegalArgumentException(
                "there is no '"
                        + name
                        + "' in a value of type "
                        + structure.name()
                        + ", which has "
                        + structure.members().stream()
                                .map(Member::name)
                                .collect(Collectors.joining(", ")));
    }

    private void index(String text) {
        int left;
        int right;
        try {
            int colon = text.indexOf(':');
            left = Integer.parseInt((colon < 0 ? text : text.substring(0, colon)).strip());
            right = colon < 0 ? left : Integer.parseInt(text.substring(colon + 1).strip());
        } catch (NumberFormatException e) {
            throw malformed();
        }
        boolean one = text.indexOf(':') < 0;
        if (here instanceof Elements(LogicRange indices, Layout element)) {
            LogicRange part = indices.slice(left, right);
            low += indices.position(right) * element.width();
            here = one ? element : new Elements(part, element);
            return;
        }
        LogicRange part = here.range().slice(left, right);
        low += here.range().position(right);
        String keyword =
                here instanceof Bits(String own, LogicRange all, boolean signed) ? own : "logic";
        here = new Bits(LayoutText.isNumber(here) ? "bit" : keyword, part, false);
    }
}
