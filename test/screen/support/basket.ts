/** A module with two functions, and a model's refactoring of each. */
export const FILE = 'basket.py';
export const CODE = `import decimal


def total(rows):
    result = 0
    for row in rows:
        result = result + row["price"] * row["count"]
    return result


def names(rows):
    found = []
    for row in rows:
        found.append(row["name"])
    return found
`;

export const TOTAL = `def total(rows: list[Row]) -> decimal.Decimal:
    return sum((row["price"] * row["count"] for row in rows), decimal.Decimal(0))`;
export const NAMES = `def names(rows: list[Row]) -> list[str]:
    return [row["name"] for row in rows]`;
export const fenced = (code: string) => `\`\`\`python\n${code}\n\`\`\`\n`;

export const whole = (total: string, names: string) => `${total}\n\n\n${names}`;
