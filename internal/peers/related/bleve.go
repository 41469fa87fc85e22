package related

import (
	"context"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
)

// peers are the libraries compared with.
var peers = []struct {
	name string
	open func([]*article.Article) (related.Finder, error)
}{
	{"bleve v2, in memory, 25 best terms", openBleve},
	{"Hugo related, 25 keywords", openHugo},
}

const terms = 25

// bleveIndex asks bleve with the best terms of an article. The terms of an
// article are chosen outside of what is timed.
type bleveIndex struct {
	bleve.Index
	keywords *keywords
	asked    map[string]string
}

func openBleve(articles []*article.Article) (related.Finder, error) {
	field := mapping.NewTextFieldMapping()
	field.Store, field.IncludeTermVectors, field.IncludeInAll, field.DocValues = false, false, false, false
	doc := mapping.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt("text", field)
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	index, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	batch := index.NewBatch()
	for i, a := range articles {
		if err := batch.Index(a.Key(), map[string]any{"text": text(a)}); err != nil {
			return nil, err
		}
		if batch.Size() == 1000 || i == len(articles)-1 {
			if err := index.Batch(batch); err != nil {
				return nil, err
			}
			batch = index.NewBatch()
		}
	}
	return &bleveIndex{Index: index, keywords: shared(articles), asked: make(map[string]string)}, nil
}

func (x *bleveIndex) prepare(key string) {
	x.asked[key] = strings.Join(x.keywords.best(key, terms), " ")
}

func (x *bleveIndex) Related(ctx context.Context, q related.Query) ([]related.Result, error) {
	if _, ok := x.asked[q.Key]; !ok {
		x.prepare(q.Key)
	}
	match := bleve.NewMatchQuery(x.asked[q.Key])
	match.SetField("text")
	found, err := x.SearchInContext(ctx, bleve.NewSearchRequestOptions(match, q.Limit+1, 0, false))
	if err != nil {
		return nil, err
	}
	var out []related.Result
	for _, h := range found.Hits {
		if h.ID != q.Key && len(out) < q.Limit {
			out = append(out, related.Result{Key: h.ID, Score: h.Score})
		}
	}
	return out, nil
}
