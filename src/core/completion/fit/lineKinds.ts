/** Lines that never repeat: they close and open at once, or close a comment or a pattern's commands. */
export const NEVER_TWICE = /^(?:[)\]}].*[{(:]|\*\/|else|try|finally|;;)$/;

/** Never written twice in a row: a declaration, an opening or an exit. */
export const DEFINING =
  /(?:^#!|^#\s*(?:if|ifdef|ifndef|define|else|elif|include)\b|[^=!<>+\-*/]=(?!=)|[:{]$|^[\w-]+:\s|^(?:"""|''')$|^(?:return|import|from|def|class|func|fn|function|const|let|var|type|interface|if|for|while|public|private|static)\b)/;

/** An empty line of a comment; never two in a row. */
export const COMMENT_MARK = /^(?:\*|#+|\/\/+!?|--|;+)$/;

export const ASKS = /^\s*(?:\}\s*)?(?:if|else|elif|elsif|unless|while|for|foreach|switch|case|when|match|try|with)\b/;

/** A line of one character, under or over a title. */
export const RULER = /^(?:\/\/|\/\*|#|;|--|\*)?\s*([#=*~_/;-])\1{9,}$/;
