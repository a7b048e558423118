def visit(tree, on_node, depth=0):
    on_node(depth, tree["name"])
    for child in tree.get("children", []):
        visit(child, on_node, depth + 1)


def names(tree):
    found = []
    visit(tree, lambda depth, name: found.append(name))
    return found
