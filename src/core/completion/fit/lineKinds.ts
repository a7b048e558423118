/** What closes and opens at once, or closes a comment or a pattern's commands, has nothing to close a second time. */
export const NEVER_TWICE = /^(?:[)\]}].*[{(:]|\*\/|else|try|finally|;;)$/;

/** A line that nobody writes twice in a row: it names something, opens something, or leaves. */
export const DEFINING =
  /(?:^#!|^#\s*(?:if|ifdef|ifndef|define|else|elif|include)\b|[^=!<>+\-*/]=(?!=)|[:{]$|^[\w-]+:\s|^(?:"""|''')$|^(?:return|import|from|def|class|func|fn|function|const|let|var|type|interface|if|for|while|public|private|static)\b)/;

/** An empty line of a comment: two in a row are nobody's style. */
export const COMMENT_MARK = /^(?:\*|#+|\/\/+!?|--|;+)$/;

export const ASKS = /^\s*(?:\}\s*)?(?:if|else|elif|elsif|unless|while|for|foreach|switch|case|when|match|try|with)\b/;

/** A line of one character, drawn under or over a title. */
export const RULER = /^(?:\/\/|\/\*|#|;|--|\*)?\s*([#=*~_/;-])\1{9,}$/;
