;;; pirast.el --- Persian typography through eglot  -*- lexical-binding: t -*-

;; Emacs 29 and newer.  `pirast' must be on PATH.  Copy this file into a folder
;; of `load-path' and say:
;;
;;   (require 'pirast)
;;   (add-hook 'text-mode-hook #'eglot-ensure)
;;   (add-hook 'text-mode-hook #'pirast-fix-on-save-mode)

;;; Code:

(require 'eglot)

;; The first mode that fits gives the document its language: every mode here
;; is a `text-mode' too.
(add-to-list 'eglot-server-programs
             '((gfm-mode markdown-mode html-mode latex-mode tex-mode rst-mode adoc-mode text-mode)
               . ("pirast" "lsp")))

(defun pirast-fix-all ()
  "Make every repair in this buffer that Pirast is certain of."
  (interactive)
  (when-let* (((eglot-managed-p))
              (action (seq-find (lambda (action)
                                  (equal (plist-get action :kind) "source.fixAll.pirast"))
                                (eglot-code-actions (point-min) (point-max) "source.fixAll.pirast"))))
    (eglot-execute (eglot-current-server) action)))

(define-minor-mode pirast-fix-on-save-mode
  "Make every repair that Pirast is certain of whenever the buffer is saved."
  :lighter " پیراست"
  (if pirast-fix-on-save-mode
      (add-hook 'before-save-hook #'pirast-fix-all nil t)
    (remove-hook 'before-save-hook #'pirast-fix-all t)))

(provide 'pirast)
;;; pirast.el ends here
