def walk(tree):
    waiting = [(0, tree)]
    while waiting:
        depth, node = waiting.pop()
        yield depth, node["name"]
        waiting.extend((depth + 1, child) for child in reversed(node.get("children", [])))


def names(tree):
    return [name for _, name in walk(tree)]
