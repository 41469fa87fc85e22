package related

import (
	"context"
	"time"

	hugo "github.com/gohugoio/hugo/related"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
)

// hugoIndex asks Hugo's related content with keywords chosen for it: it does
// not read texts.
type hugoIndex struct {
	index     *hugo.InvertedIndex
	documents map[string]*hugoDocument
}

type hugoDocument struct {
	key      string
	keywords []string
}

func (d *hugoDocument) RelatedKeywords(cfg hugo.IndexConfig) ([]hugo.Keyword, error) {
	return cfg.StringsToKeywords(d.keywords...), nil
}
func (d *hugoDocument) PublishDate() time.Time { return time.Time{} }
func (d *hugoDocument) Name() string           { return d.key }

func openHugo(articles []*article.Article) (related.Finder, error) {
	k := shared(articles)
	x := &hugoIndex{
		index: hugo.NewInvertedIndex(hugo.Config{IncludeNewer: true, Indices: hugo.IndicesConfig{
			{Name: "keywords", Type: hugo.TypeBasic, Weight: 100},
		}}),
		documents: make(map[string]*hugoDocument, len(articles)),
	}
	ctx := context.Background()
	for _, a := range articles {
		d := &hugoDocument{key: a.Key(), keywords: k.best(a.Key(), terms)}
		x.documents[d.key] = d
		if err := x.index.Add(ctx, d); err != nil {
			return nil, err
		}
	}
	return x, x.index.Finalize(ctx)
}

func (x *hugoIndex) Related(ctx context.Context, q related.Query) ([]related.Result, error) {
	found, err := x.index.Search(ctx, hugo.SearchOpts{Document: x.documents[q.Key]})
	if err != nil {
		return nil, err
	}
	var out []related.Result
	for _, d := range found {
		if d.Name() != q.Key && len(out) < q.Limit {
			out = append(out, related.Result{Key: d.Name()})
		}
	}
	return out, nil
}
